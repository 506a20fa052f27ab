-- one row per coverage whose topic or unit is not that of its rows: the views of what stands would not show them
-- Written by `python -m tests.current_views` from cchc/catalogue.
with rows as (
    select
        sources.coverage_id,
        cast(null as varchar) as unit_id,
        ['sources'] as topics
    from sources
    union all
    select
        provinces.coverage_id,
        cast(null as varchar) as unit_id,
        ['provinces'] as topics
    from provinces
    union all
    select
        province_successors.coverage_id,
        cast(null as varchar) as unit_id,
        ['province_successors'] as topics
    from province_successors
    union all
    select
        unit_successors.coverage_id,
        cast(null as varchar) as unit_id,
        ['unit_successors'] as topics
    from unit_successors
    union all
    select
        frameworks.coverage_id,
        cast(null as varchar) as unit_id,
        ['frameworks'] as topics
    from frameworks
    union all
    select
        criteria.coverage_id,
        cast(null as varchar) as unit_id,
        ['criteria'] as topics
    from criteria
    union all
    select
        criterion_mappings.coverage_id,
        cast(null as varchar) as unit_id,
        ['criterion_mappings'] as topics
    from criterion_mappings
    union all
    select
        rating_classes.coverage_id,
        cast(null as varchar) as unit_id,
        ['rating_classes'] as topics
    from rating_classes
    union all
    select
        index_results.coverage_id,
        index_results.province_id as unit_id,
        ['index'] as topics
    from index_results
    union all
    select
        index_readings.coverage_id,
        index_readings.province_id as unit_id,
        ['index_readings'] as topics
    from index_readings
    union all
    select
        index_areas.coverage_id,
        index_areas.province_id as unit_id,
        ['index_areas'] as topics
    from index_areas
    union all
    select
        index_stats.coverage_id,
        cast(null as varchar) as unit_id,
        ['index_stats'] as topics
    from index_stats
    union all
    select
        index_breaks.coverage_id,
        cast(null as varchar) as unit_id,
        ['index_breaks'] as topics
    from index_breaks
    union all
    select
        results.coverage_id,
        results.unit_id as unit_id,
        ['result', 'assessment'] as topics
    from results
    union all
    select
        scores.coverage_id,
        scores.unit_id as unit_id,
        ['assessment'] as topics
    from scores
    union all
    select
        dossier_counts.coverage_id,
        dossier_counts.unit_id as unit_id,
        ['dossiers'] as topics
    from dossier_counts
    union all
    select
        task_counts.coverage_id,
        task_counts.unit_id as unit_id,
        ['task_counts'] as topics
    from task_counts
    union all
    select
        tasks.coverage_id,
        tasks.unit_id as unit_id,
        ['tasks'] as topics
    from tasks
    union all
    select
        index_766.coverage_id,
        index_766.unit_id as unit_id,
        ['index_766'] as topics
    from index_766
    union all
    select
        targets.coverage_id,
        targets.unit_id as unit_id,
        ['targets'] as topics
    from targets
    union all
    select
        measures.coverage_id,
        measures.unit_id as unit_id,
        ['measures'] as topics
    from measures
    union all
    select
        limitations.coverage_id,
        limitations.unit_id as unit_id,
        ['limitations'] as topics
    from limitations
    union all
    select
        responsibilities.coverage_id,
        responsibilities.unit_id as unit_id,
        ['responsibilities'] as topics
    from responsibilities
    union all
    select
        ledger_limitations.coverage_id,
        ledger_limitations.unit_id as unit_id,
        ['ledger_limitations'] as topics
    from ledger_limitations
    union all
    select
        ledger_remedies.coverage_id,
        ledger_remedies.unit_id as unit_id,
        ['ledger_remedies'] as topics
    from ledger_remedies
    union all
    select
        ledger_actions.coverage_id,
        ledger_actions.unit_id as unit_id,
        ['ledger_actions'] as topics
    from ledger_actions
    union all
    select
        action_states.coverage_id,
        action_states.unit_id as unit_id,
        ['action_states'] as topics
    from action_states
    union all
    select
        evidence.coverage_id,
        evidence.unit_id as unit_id,
        ['evidence'] as topics
    from evidence
    union all
    select
        explanations.coverage_id,
        explanations.unit_id as unit_id,
        ['explanations'] as topics
    from explanations
    union all
    select
        calendar_events.coverage_id,
        cast(null as varchar) as unit_id,
        ['calendar'] as topics
    from calendar_events
    union all
    select
        documents.coverage_id,
        cast(null as varchar) as unit_id,
        ['documents'] as topics
    from documents
)

select rows.coverage_id
from rows
inner join coverages on coverages.coverage_id = rows.coverage_id
where not list_contains(rows.topics, coverages.topic) or coverages.unit_id != rows.unit_id
