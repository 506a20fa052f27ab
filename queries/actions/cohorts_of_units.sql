-- one row per unit of these that the register knows, with its cohort
select
    units.unit_id,
    units.cohort
from units
where list_contains(cast($unit_ids as varchar[]), units.unit_id)
