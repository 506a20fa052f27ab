-- one row per kept single task whose list does not stand, and per list that stands of whose tasks none is kept nor named by another list
-- Telling everything anew to compare it would take a second; a list's lines never change, so what is kept of one that stands is right.
select
    kept_tasks.coverage_id as kept_coverage,
    cast(null as uuid) as standing_coverage
from kept_tasks
left join coverages on coverages.coverage_id = kept_tasks.coverage_id and coverages.stands
where coverages.coverage_id is null
union all by name
select
    cast(null as uuid) as kept_coverage,
    coverages.coverage_id as standing_coverage
from coverages
where
    coverages.stands
    and coverages.topic = 'tasks'
    and exists (from current_tasks as listed where listed.coverage_id = coverages.coverage_id)
    and not exists (from kept_tasks as kept where kept.unit_id = coverages.unit_id)
