-- one row per span of dossiers of the units $units, as what stands tells it now
-- A list and no subquery: as a plain condition it is applied before anything is added up.
insert into kept_dossiers by name
select computed_dossiers.*
from computed_dossiers
where list_contains(cast($units as varchar[]), computed_dossiers.unit_id)
