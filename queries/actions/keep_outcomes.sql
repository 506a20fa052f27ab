-- one row per criterion of the sheets of the units $units, as what stands tells it now
-- In the order in which they are asked for: DuckDB skips what lies apart. Least and greatest unit besides the list: such conditions pass through joins to the lines on both sides, a list does not.
insert into kept_outcomes by name
select computed_outcomes.*
from computed_outcomes
where
    computed_outcomes.unit_id >= list_min(cast($units as varchar[]))
    and computed_outcomes.unit_id <= list_max(cast($units as varchar[]))
    and list_contains(cast($units as varchar[]), computed_outcomes.unit_id)
order by computed_outcomes.unit_id, computed_outcomes.year, computed_outcomes.position
