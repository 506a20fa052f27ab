-- one row per name that an officer teaches the reader
insert into unit_aliases (alias, unit, chosen_by, chosen_at)
values ($alias, $unit, $chosen_by, $chosen_at)
