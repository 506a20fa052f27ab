-- one row per coverage whose topic or unit is not that of its rows: the views of what stands would not show them
-- Written by `python -m tests.standing_views` from cchc/catalogue.
select sources.coverage_id
from sources
inner join coverages on coverages.coverage_id = sources.coverage_id
where coverages.topic != 'sources'
union all
select provinces.coverage_id
from provinces
inner join coverages on coverages.coverage_id = provinces.coverage_id
where coverages.topic != 'provinces'
union all
select province_successors.coverage_id
from province_successors
inner join coverages on coverages.coverage_id = province_successors.coverage_id
where coverages.topic != 'province_successors'
union all
select unit_successors.coverage_id
from unit_successors
inner join coverages on coverages.coverage_id = unit_successors.coverage_id
where coverages.topic != 'unit_successors'
union all
select frameworks.coverage_id
from frameworks
inner join coverages on coverages.coverage_id = frameworks.coverage_id
where coverages.topic != 'frameworks'
union all
select criteria.coverage_id
from criteria
inner join coverages on coverages.coverage_id = criteria.coverage_id
where coverages.topic != 'criteria'
union all
select criterion_mappings.coverage_id
from criterion_mappings
inner join coverages on coverages.coverage_id = criterion_mappings.coverage_id
where coverages.topic != 'criterion_mappings'
union all
select rating_classes.coverage_id
from rating_classes
inner join coverages on coverages.coverage_id = rating_classes.coverage_id
where coverages.topic != 'rating_classes'
union all
select index_results.coverage_id
from index_results
inner join coverages on coverages.coverage_id = index_results.coverage_id
where coverages.topic != 'index' or coverages.unit_id != index_results.province_id
union all
select index_readings.coverage_id
from index_readings
inner join coverages on coverages.coverage_id = index_readings.coverage_id
where coverages.topic != 'index_readings' or coverages.unit_id != index_readings.province_id
union all
select index_areas.coverage_id
from index_areas
inner join coverages on coverages.coverage_id = index_areas.coverage_id
where coverages.topic != 'index_areas' or coverages.unit_id != index_areas.province_id
union all
select index_stats.coverage_id
from index_stats
inner join coverages on coverages.coverage_id = index_stats.coverage_id
where coverages.topic != 'index_stats'
union all
select index_breaks.coverage_id
from index_breaks
inner join coverages on coverages.coverage_id = index_breaks.coverage_id
where coverages.topic != 'index_breaks'
union all
select results.coverage_id
from results
inner join coverages on coverages.coverage_id = results.coverage_id
where coverages.topic not in ('result', 'assessment') or coverages.unit_id != results.unit_id
union all
select scores.coverage_id
from scores
inner join coverages on coverages.coverage_id = scores.coverage_id
where coverages.topic != 'assessment' or coverages.unit_id != scores.unit_id
union all
select dossier_counts.coverage_id
from dossier_counts
inner join coverages on coverages.coverage_id = dossier_counts.coverage_id
where coverages.topic != 'dossiers' or coverages.unit_id != dossier_counts.unit_id
union all
select task_counts.coverage_id
from task_counts
inner join coverages on coverages.coverage_id = task_counts.coverage_id
where coverages.topic != 'task_counts' or coverages.unit_id != task_counts.unit_id
union all
select tasks.coverage_id
from tasks
inner join coverages on coverages.coverage_id = tasks.coverage_id
where coverages.topic != 'tasks' or coverages.unit_id != tasks.unit_id
union all
select index_766.coverage_id
from index_766
inner join coverages on coverages.coverage_id = index_766.coverage_id
where coverages.topic != 'index_766' or coverages.unit_id != index_766.unit_id
union all
select targets.coverage_id
from targets
inner join coverages on coverages.coverage_id = targets.coverage_id
where coverages.topic != 'targets' or coverages.unit_id != targets.unit_id
union all
select measures.coverage_id
from measures
inner join coverages on coverages.coverage_id = measures.coverage_id
where coverages.topic != 'measures' or coverages.unit_id != measures.unit_id
union all
select limitations.coverage_id
from limitations
inner join coverages on coverages.coverage_id = limitations.coverage_id
where coverages.topic != 'limitations' or coverages.unit_id != limitations.unit_id
union all
select calendar_events.coverage_id
from calendar_events
inner join coverages on coverages.coverage_id = calendar_events.coverage_id
where coverages.topic != 'calendar'
union all
select documents.coverage_id
from documents
inner join coverages on coverages.coverage_id = documents.coverage_id
where coverages.topic != 'documents'
