-- one row per total of the units $units, as what stands tells it now
-- A list and no subquery: as a plain condition it is applied before the documents are held against each other.
insert into kept_totals by name
select computed_totals.*
from computed_totals
where list_contains(cast($units as varchar[]), computed_totals.unit_id)
