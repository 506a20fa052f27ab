-- one row per single task of the units $units that no later list names again, as what stands tells it now
-- A list and no subquery: as a plain condition it is applied before the tasks are held against each other.
insert into kept_tasks by name
select computed_tasks.*
from computed_tasks
where list_contains(cast($units as varchar[]), computed_tasks.unit_id)
