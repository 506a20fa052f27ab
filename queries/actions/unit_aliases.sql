-- one row per name that an officer taught the reader: the newest choice for it
select
    unit_aliases.alias,
    arg_max(unit_aliases.unit, unit_aliases.chosen_at) as unit
from unit_aliases
group by unit_aliases.alias
order by in_name_order(unit_aliases.alias)
