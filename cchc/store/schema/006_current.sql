-- What is current, of every table: rows of the newest published coverage of each scope. Questions read these views, so
-- the rule is written once. Each view names the topic of its rows and whose they are, which `queries/checks/` watches: so a
-- question about one unit reads that unit's coverages, and not those of all topics and units.
-- Written by `python -m tests.current_views` from cchc/catalogue.
create or replace view current_sources as
select
    sources.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from sources
inner join coverages on coverages.coverage_id = sources.coverage_id
where coverages.stands and coverages.topic = 'sources';

create or replace view current_provinces as
select
    provinces.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from provinces
inner join coverages on coverages.coverage_id = provinces.coverage_id
where coverages.stands and coverages.topic = 'provinces';

create or replace view current_province_successors as
select
    province_successors.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from province_successors
inner join coverages on coverages.coverage_id = province_successors.coverage_id
where coverages.stands and coverages.topic = 'province_successors';

create or replace view current_unit_successors as
select
    unit_successors.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from unit_successors
inner join coverages on coverages.coverage_id = unit_successors.coverage_id
where coverages.stands and coverages.topic = 'unit_successors';

create or replace view current_frameworks as
select
    frameworks.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from frameworks
inner join coverages on coverages.coverage_id = frameworks.coverage_id
where coverages.stands and coverages.topic = 'frameworks';

create or replace view current_criteria as
select
    criteria.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from criteria
inner join coverages on coverages.coverage_id = criteria.coverage_id
where coverages.stands and coverages.topic = 'criteria';

create or replace view current_criterion_mappings as
select
    criterion_mappings.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from criterion_mappings
inner join coverages on coverages.coverage_id = criterion_mappings.coverage_id
where coverages.stands and coverages.topic = 'criterion_mappings';

create or replace view current_rating_classes as
select
    rating_classes.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from rating_classes
inner join coverages on coverages.coverage_id = rating_classes.coverage_id
where coverages.stands and coverages.topic = 'rating_classes';

create or replace view current_index_results as
select
    index_results.* replace (effective_flag(index_results.flag, coverages.standing) as flag),
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from index_results
inner join coverages on coverages.coverage_id = index_results.coverage_id and coverages.unit_id = index_results.province_id
where coverages.stands and coverages.topic = 'index';

create or replace view current_index_readings as
select
    index_readings.* replace (effective_flag(index_readings.flag, coverages.standing) as flag),
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from index_readings
inner join coverages on coverages.coverage_id = index_readings.coverage_id and coverages.unit_id = index_readings.province_id
where coverages.stands and coverages.topic = 'index_readings';

create or replace view current_index_areas as
select
    index_areas.* replace (effective_flag(index_areas.flag, coverages.standing) as flag),
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from index_areas
inner join coverages on coverages.coverage_id = index_areas.coverage_id and coverages.unit_id = index_areas.province_id
where coverages.stands and coverages.topic = 'index_areas';

create or replace view current_index_stats as
select
    index_stats.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from index_stats
inner join coverages on coverages.coverage_id = index_stats.coverage_id
where coverages.stands and coverages.topic = 'index_stats';

create or replace view current_index_breaks as
select
    index_breaks.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from index_breaks
inner join coverages on coverages.coverage_id = index_breaks.coverage_id
where coverages.stands and coverages.topic = 'index_breaks';

create or replace view current_results as
select
    results.* replace (effective_flag(results.flag, coverages.standing) as flag),
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from results
inner join coverages on coverages.coverage_id = results.coverage_id and coverages.unit_id = results.unit_id
where coverages.stands and coverages.topic in ('result', 'assessment');

create or replace view current_scores as
select
    scores.* replace (effective_flag(scores.flag, coverages.standing) as flag),
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from scores
inner join coverages on coverages.coverage_id = scores.coverage_id and coverages.unit_id = scores.unit_id
where coverages.stands and coverages.topic = 'assessment';

create or replace view current_dossier_counts as
select
    dossier_counts.* replace (effective_flag(dossier_counts.flag, coverages.standing) as flag),
    coverages.upload_id,
    coverages.published_no,
    coverages.standing,
    coverages.topic
from dossier_counts
inner join coverages on coverages.coverage_id = dossier_counts.coverage_id and coverages.unit_id = dossier_counts.unit_id
where coverages.stands and coverages.topic = 'dossiers';

create or replace view current_task_counts as
select
    task_counts.* replace (effective_flag(task_counts.flag, coverages.standing) as flag),
    coverages.upload_id,
    coverages.published_no,
    coverages.standing,
    coverages.topic
from task_counts
inner join coverages on coverages.coverage_id = task_counts.coverage_id and coverages.unit_id = task_counts.unit_id
where coverages.stands and coverages.topic = 'task_counts';

create or replace view current_tasks as
select
    tasks.*,
    effective_flag(null, coverages.standing) as flag,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from tasks
inner join coverages on coverages.coverage_id = tasks.coverage_id and coverages.unit_id = tasks.unit_id
where coverages.stands and coverages.topic = 'tasks';

create or replace view current_index_766 as
select
    index_766.*,
    effective_flag(null, coverages.standing) as flag,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from index_766
inner join coverages on coverages.coverage_id = index_766.coverage_id and coverages.unit_id = index_766.unit_id
where coverages.stands and coverages.topic = 'index_766';

create or replace view current_targets as
select
    targets.*,
    effective_flag(null, coverages.standing) as flag,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from targets
inner join coverages on coverages.coverage_id = targets.coverage_id and coverages.unit_id = targets.unit_id
where coverages.stands and coverages.topic = 'targets';

create or replace view current_measures as
select
    measures.* replace (effective_flag(measures.flag, coverages.standing) as flag),
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from measures
inner join coverages on coverages.coverage_id = measures.coverage_id and coverages.unit_id = measures.unit_id
where coverages.stands and coverages.topic = 'measures';

create or replace view current_limitations as
select
    limitations.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from limitations
inner join coverages on coverages.coverage_id = limitations.coverage_id and coverages.unit_id = limitations.unit_id
where coverages.stands and coverages.topic = 'limitations';

create or replace view current_responsibilities as
select
    responsibilities.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from responsibilities
inner join coverages on coverages.coverage_id = responsibilities.coverage_id and coverages.unit_id = responsibilities.unit_id
where coverages.stands and coverages.topic = 'responsibilities';

create or replace view current_ledger_limitations as
select
    ledger_limitations.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from ledger_limitations
inner join coverages on coverages.coverage_id = ledger_limitations.coverage_id and coverages.unit_id = ledger_limitations.unit_id
where coverages.stands and coverages.topic = 'ledger_limitations';

create or replace view current_ledger_remedies as
select
    ledger_remedies.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from ledger_remedies
inner join coverages on coverages.coverage_id = ledger_remedies.coverage_id and coverages.unit_id = ledger_remedies.unit_id
where coverages.stands and coverages.topic = 'ledger_remedies';

create or replace view current_ledger_actions as
select
    ledger_actions.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from ledger_actions
inner join coverages on coverages.coverage_id = ledger_actions.coverage_id and coverages.unit_id = ledger_actions.unit_id
where coverages.stands and coverages.topic = 'ledger_actions';

create or replace view current_action_states as
select
    action_states.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from action_states
inner join coverages on coverages.coverage_id = action_states.coverage_id and coverages.unit_id = action_states.unit_id
where coverages.stands and coverages.topic = 'action_states';

create or replace view current_evidence as
select
    evidence.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from evidence
inner join coverages on coverages.coverage_id = evidence.coverage_id and coverages.unit_id = evidence.unit_id
where coverages.stands and coverages.topic = 'evidence';

create or replace view current_explanations as
select
    explanations.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from explanations
inner join coverages on coverages.coverage_id = explanations.coverage_id and coverages.unit_id = explanations.unit_id
where coverages.stands and coverages.topic = 'explanations';

create or replace view current_calendar_events as
select
    calendar_events.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from calendar_events
inner join coverages on coverages.coverage_id = calendar_events.coverage_id
where coverages.stands and coverages.topic = 'calendar';

create or replace view current_documents as
select
    documents.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from documents
inner join coverages on coverages.coverage_id = documents.coverage_id
where coverages.stands and coverages.topic = 'documents';
