-- one row per line without known points that a limitation names, of the units $units, as what stands tells it now
-- Least and greatest unit besides the list, as in `keep_outcomes`.
insert into kept_unknowns by name
select computed_unknowns.*
from computed_unknowns
where
    computed_unknowns.unit_id >= list_min(cast($units as varchar[]))
    and computed_unknowns.unit_id <= list_max(cast($units as varchar[]))
    and list_contains(cast($units as varchar[]), computed_unknowns.unit_id)
