-- one row per thing that needs attention, by written rules, the most points or the largest share at stake first
-- 1 target_missed: the newest total is below the unit's target · 2 largest_deduction: the area that lost most
-- 3 overdue_tasks: tasks open past their date, or open at all where the source does not tell · 4 late_dossiers: dossiers resolved or pending late
with totals as (
    select
        unit_totals.unit_id,
        unit_totals.year,
        unit_totals.score
    from unit_totals
    where
        unit_totals.score is not null
        and ($unit is null or unit_totals.unit = cast($unit as varchar))
        and ($province is null or unit_totals.province = cast($province as varchar))
        and ($year is null or unit_totals.year <= cast($year as integer))
    qualify row_number() over (partition by unit_totals.unit_id order by unit_totals.year desc) = 1
),

targets_missed as (
    select
        1 as rule_no,
        'target_missed' as rule,
        'xu_huong' as page,
        totals.unit_id,
        cast(standing_targets.period as varchar) as period,
        standing_targets.title as subject,
        standing_targets.value as target,
        cast(totals.score as double) as actual,
        standing_targets.value - totals.score as at_stake
    from totals
    inner join standing_targets on standing_targets.unit_id = totals.unit_id
    where
        standing_targets.measure = 'score'
        and standing_targets.period in (cast(totals.year as varchar), cast(totals.year + 1 as varchar))
        and totals.score < standing_targets.value
),

largest_deductions as (
    select
        2 as rule_no,
        'largest_deduction' as rule,
        'diem_tru' as page,
        standing_areas.unit_id,
        cast(standing_areas.year as varchar) as period,
        standing_areas.title as subject,
        cast(standing_areas.max_score as double) as target,
        cast(standing_areas.score as double) as actual,
        cast(standing_areas.deduction as double) as at_stake
    from standing_areas
    inner join totals on totals.unit_id = standing_areas.unit_id and totals.year = standing_areas.year
    where standing_areas.deduction > 0
    qualify row_number() over (
        partition by standing_areas.unit_id
        order by standing_areas.deduction desc, standing_areas.position
    ) = 1
),

task_counts as (
    select
        standing_task_counts.*,
        coalesce(
            standing_task_counts.done, standing_task_counts.done_on_time + standing_task_counts.done_late
        ) as done_in_all
    from standing_task_counts
    inner join units on units.unit_id = standing_task_counts.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

overdue_tasks as (
    select
        3 as rule_no,
        'overdue_tasks' as rule,
        'nhiem_vu' as page,
        task_counts.unit_id,
        task_counts.period,
        task_counts.plan as subject,
        cast(coalesce(task_counts.due, task_counts.total) as double) as target,
        cast(task_counts.done_in_all as double) as actual,
        cast(
            coalesce(task_counts.open_late, task_counts.due - task_counts.done_in_all, task_counts.open) as double
        ) as at_stake
    from task_counts
),

late_dossiers as (
    select
        4 as rule_no,
        'late_dossiers' as rule,
        'ho_so' as page,
        standing_dossier_counts.unit_id,
        standing_dossier_counts.period,
        standing_dossier_counts.label as subject,
        cast(null as double) as target,
        cast(null as double) as actual,
        cast(
            sum(coalesce(standing_dossier_counts.resolved_late, 0) + coalesce(standing_dossier_counts.pending_late, 0))
            as double
        ) as at_stake
    from standing_dossier_counts
    inner join units on units.unit_id = standing_dossier_counts.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
    group by all
),

everything as (
    select * from targets_missed
    union all by name
    select * from largest_deductions
    union all by name
    select * from overdue_tasks
    union all by name
    select * from late_dossiers
)

select
    units.name as unit,
    units.province,
    everything.rule,
    everything.page,
    everything.period,
    everything.subject,
    everything.target,
    everything.actual,
    everything.at_stake
from everything
inner join units on units.unit_id = everything.unit_id
where everything.at_stake > 0
order by
    everything.rule_no,
    everything.period desc,
    everything.at_stake desc,
    everything.unit_id,
    everything.subject
