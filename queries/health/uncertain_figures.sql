-- one row per kind, period and name of figures that no document states as final, of each unit: what they are instead (`flag`), and how many
-- lines stand so. Names are those of plans, measures, targets and indices; lines of one score sheet or report are told together
with told as (
    select
        ranked_totals.unit_id,
        'result' as topic,
        cast(ranked_totals.year as varchar) as period,
        ranked_totals.flag
    from ranked_totals
    union all by name
    select
        current_scores.unit_id,
        'assessment' as topic,
        cast(current_scores.year as varchar) as period,
        current_scores.flag
    from current_scores
    union all by name
    select
        current_dossier_counts.unit_id,
        'dossiers' as topic,
        current_dossier_counts.period,
        current_dossier_counts.flag
    from current_dossier_counts
    union all by name
    select
        current_task_counts.unit_id,
        'task_counts' as topic,
        current_task_counts.period,
        current_task_counts.plan as title,
        current_task_counts.flag
    from current_task_counts
    union all by name
    select
        current_tasks.unit_id,
        'tasks' as topic,
        current_tasks.period,
        current_tasks.flag
    from current_tasks
    union all by name
    select
        current_measures.unit_id,
        'measures' as topic,
        current_measures.period,
        current_measures.title,
        current_measures.flag
    from current_measures
    union all by name
    select
        current_targets.unit_id,
        'targets' as topic,
        current_targets.period,
        current_targets.title,
        current_targets.flag
    from current_targets
    union all by name
    select
        current_index_766.unit_id,
        'index_766' as topic,
        current_index_766.period,
        current_index_766.flag
    from current_index_766
    union all by name
    select
        index_figures.province_id as unit_id,
        'index' as topic,
        cast(index_figures.year as varchar) as period,
        index_figures.index_type as title,
        index_figures.flag
    from index_figures
)

select
    units.unit_id,
    units.name as unit,
    units.province,
    told.topic,
    told.period,
    any_value(periods.period_type) as period_type,
    told.title,
    told.flag,
    count(*) as rows
from told
inner join units on units.unit_id = told.unit_id
left join periods on periods.period = told.period
where
    regexp_matches(
        told.flag,
        '(derived|disputed|uncertain|provisional|self_assessment|conflict|partial|rank_of_known)'
    )
    and ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($province_id is null or units.province_id = cast($province_id as varchar))
group by units.unit_id, units.name, units.province, told.topic, told.period, told.title, told.flag
order by
    in_name_order(units.province), in_name_order(units.name), units.unit_id, told.topic, told.period desc,
    in_name_order(told.title), told.flag
