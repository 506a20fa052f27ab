-- One row per current line of the kinds whose own columns say where it was read; `current_lines` has them all.
-- `origin` is its key, `figures` are its numbers as «column=number;…».
-- Written by `python -m tests.current_views` from cchc/catalogue.
create or replace view filed_lines as
select
    score_origin(lines.unit_id, lines.year, lines.position) as origin,
    'assessment' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    concat_ws(' ', lines.code, lines.title) as title,
    concat_ws(
        ';',
        'score=' || lines.score,
        'max_score=' || lines.max_score,
        'self_score=' || lines.self_score,
        'appraised_score=' || lines.appraised_score,
        'survey_score=' || lines.survey_score
    ) as figures,
    lines.source_id,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.reason as quote,
    lines.note
from current_scores as lines
union all by name
select
    concat_ws('|', 'dossiers', lines.unit_id, lines.period, lines.position, '') as origin,
    'dossiers' as kind,
    lines.unit_id,
    lines.period,
    lines.label as title,
    concat_ws(
        ';',
        'received_total=' || lines.received_total,
        'received_online=' || lines.received_online,
        'received_direct=' || lines.received_direct,
        'carried_over=' || lines.carried_over,
        'resolved_total=' || lines.resolved_total,
        'resolved_early=' || lines.resolved_early,
        'resolved_on_time=' || lines.resolved_on_time,
        'resolved_late=' || lines.resolved_late,
        'resolved_early_or_on_time=' || lines.resolved_early_or_on_time,
        'pending_total=' || lines.pending_total,
        'pending_in_time=' || lines.pending_in_time,
        'pending_late=' || lines.pending_late,
        'average_days=' || lines.average_days,
        'payable_total=' || lines.payable_total,
        'paid_online=' || lines.paid_online,
        'digitised=' || lines.digitised
    ) as figures,
    lines.source_id,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.quote,
    lines.note
from current_dossier_counts as lines
union all by name
select
    task_count_origin(lines.unit_id, lines.period, lines.plan) as origin,
    'task_counts' as kind,
    lines.unit_id,
    lines.period,
    lines.plan as title,
    concat_ws(
        ';',
        'total=' || lines.total,
        'due=' || lines.due,
        'done=' || lines.done,
        'done_on_time=' || lines.done_on_time,
        'done_late=' || lines.done_late,
        'open=' || lines.open,
        'open_in_time=' || lines.open_in_time,
        'open_late=' || lines.open_late
    ) as figures,
    lines.source_id,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.quote,
    lines.note
from current_task_counts as lines
union all by name
select
    task_origin(lines.unit_id, lines.period, lines.position) as origin,
    'tasks' as kind,
    lines.unit_id,
    lines.period,
    lines.title,
    '' as figures,
    lines.source_id,
    lines.assigned_by as document,
    lines.upload_id,
    lines.sheet,
    lines.row_no
from current_tasks as lines
union all by name
select
    concat_ws('|', 'targets', lines.unit_id, lines.period, lines.measure, lines.title, '') as origin,
    'targets' as kind,
    lines.unit_id,
    lines.period,
    lines.title,
    concat_ws(';', 'value=' || lines.value) as figures,
    lines.source_id,
    lines.document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.quote,
    lines.note
from current_targets as lines
union all by name
select
    concat_ws('|', 'measures', lines.unit_id, lines.period, lines.measure, lines.title, '') as origin,
    'measures' as kind,
    lines.unit_id,
    lines.period,
    lines.title,
    concat_ws(';', 'actual=' || lines.actual, 'plan=' || lines.plan) as figures,
    lines.source_id,
    lines.document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.quote,
    lines.note
from current_measures as lines
union all by name
select
    concat_ws('|', 'limitations', lines.unit_id, lines.year, lines.area_code, lines.position, '') as origin,
    'limitations' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    lines.area as title,
    '' as figures,
    lines.source_id,
    lines.upload_id,
    lines.text as quote,
    lines.note
from current_limitations as lines
union all by name
select
    concat_ws('|', 'responsibilities', lines.unit_id, lines.year, lines.coverage_id, lines.position, '') as origin,
    'responsibilities' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    concat_ws(' ', lines.code, lines.title) as title,
    '' as figures,
    lines.source_id,
    lines.document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.owner as quote
from current_responsibilities as lines
union all by name
select
    concat_ws('|', 'ledger_limitations', lines.unit_id, lines.year, lines.limitation_id, '') as origin,
    'ledger_limitations' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    lines.area as title,
    '' as figures,
    lines.source_id,
    lines.document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.text as quote,
    lines.note
from current_ledger_limitations as lines
union all by name
select
    concat_ws('|', 'ledger_remedies', lines.unit_id, lines.year, lines.remedy_id, '') as origin,
    'ledger_remedies' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    '' as figures,
    lines.source_id,
    lines.document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.text as quote,
    lines.note
from current_ledger_remedies as lines
union all by name
select
    concat_ws('|', 'ledger_actions', lines.unit_id, lines.year, lines.action_id, '') as origin,
    'ledger_actions' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    lines.owner as title,
    '' as figures,
    lines.source_id,
    lines.document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.text as quote,
    lines.note
from current_ledger_actions as lines
union all by name
select
    concat_ws('|', 'action_states', lines.unit_id, lines.year, lines.action_id, '') as origin,
    'action_states' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    '' as figures,
    lines.source_id,
    lines.document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.note
from current_action_states as lines
union all by name
select
    concat_ws('|', 'explanations', lines.unit_id, lines.year, lines.criterion, '') as origin,
    'explanations' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    lines.criterion as title,
    '' as figures,
    lines.source_id,
    lines.document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.text as quote,
    lines.note
from current_explanations as lines
union all by name
select
    concat_ws('|', 'documents', lines.unit_id, lines.period, lines.title, '') as origin,
    'documents' as kind,
    lines.unit_id,
    lines.period,
    lines.title,
    '' as figures,
    lines.source_id,
    lines.number as document,
    lines.upload_id,
    lines.quote
from current_documents as lines;

-- One row per measure and target that was ever handed in, current or not: where a history leads. Its keys name the coverage.
create or replace view historical_lines as
select
    concat_ws('|', 'targets_ever', lines.unit_id, lines.period, lines.measure, lines.title, lines.coverage_id, '') as origin,
    'targets' as kind,
    lines.unit_id,
    lines.period,
    lines.title,
    concat_ws(';', 'value=' || lines.value) as figures,
    lines.source_id,
    lines.document,
    coverages.upload_id,
    lines.sheet,
    lines.row_no,
    lines.quote,
    lines.note
from targets as lines
inner join coverages on coverages.coverage_id = lines.coverage_id
union all by name
select
    concat_ws('|', 'measures_ever', lines.unit_id, lines.period, lines.measure, lines.title, lines.coverage_id, '') as origin,
    'measures' as kind,
    lines.unit_id,
    lines.period,
    lines.title,
    concat_ws(';', 'actual=' || lines.actual, 'plan=' || lines.plan) as figures,
    lines.source_id,
    lines.document,
    coverages.upload_id,
    lines.sheet,
    lines.row_no,
    lines.quote,
    lines.note
from measures as lines
inner join coverages on coverages.coverage_id = lines.coverage_id;
