-- one row per unit and plan whose newest tasks are overdue (rule `overdue_tasks`), and per unit with tasks that are due soon
-- (`deadline_near`), told of $as_of (today, where it is not given)
-- A plan's tasks are as published where a count names it, else counted from lists: those open and late, due soon, or due in the day's year.
-- Tasks done late are overdue as well. Which lists and counts speak for which: as in `tasks` and `tasks_by_period`.
with today as materialized (
    select
        coalesce(cast($as_of as date), cast(timezone('Asia/Ho_Chi_Minh', now()) as date)) as day,
        (select threshold from attention_rules where rule = 'deadline_near') as days_left
),

wanted_units as materialized (
    select
        units.unit_id,
        units.name as unit,
        units.province
    from units
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

begun as materialized (
    select
        periods.*,
        today.*
    from periods
    cross join today
    where periods.starts_on <= today.day
),

counts as (
    select
        standing_task_counts.unit_id,
        standing_task_counts.period,
        standing_task_counts.plan,
        begun.starts_on,
        begun.ends_on,
        coalesce(standing_task_counts.due, standing_task_counts.total) as tasks,
        coalesce(standing_task_counts.done_late, 0) + greatest(
            coalesce(
                standing_task_counts.open_late,
                standing_task_counts.due
                - coalesce(
                    standing_task_counts.done, standing_task_counts.done_on_time + standing_task_counts.done_late
                ),
                0
            ),
            0
        ) as overdue
    from standing_task_counts
    semi join wanted_units on wanted_units.unit_id = standing_task_counts.unit_id
    inner join begun on begun.period = standing_task_counts.period
),

listed as (
    select
        task_states.*,
        begun.starts_on,
        begun.ends_on,
        begun.day,
        task_states.state_on_day = 'open_in_time' and task_states.due_on <= begun.day + begun.days_left as is_near,
        lower(trim(task_states.title)) || '|' || lower(trim(coalesce(task_states.owner, ''))) as said
    from task_states
    semi join wanted_units on wanted_units.unit_id = task_states.unit_id
    inner join begun on begun.period = task_states.period
    where begun.day between task_states.first_day and task_states.last_day
),

single as (
    select listed.*
    from listed
    anti join listed as later
        on later.unit_id = listed.unit_id
        and later.said = listed.said
        and later.published_no > listed.published_no
        and later.starts_on <= listed.ends_on
        and listed.starts_on <= later.ends_on
    where listed.state_on_day = 'open_late' or listed.is_near or year(listed.due_on) = year(listed.day)
),

plans as (
    select
        counts.*,
        1 as precedence
    from counts
    union all by name
    select
        single.unit_id,
        single.plan,
        arg_max(single.period, (single.ends_on, single.period)) as period,
        min(single.starts_on) as starts_on,
        max(single.ends_on) as ends_on,
        count(*) filter (where single.state_on_day in ('open_late', 'done_late')) as overdue,
        count(*) as tasks,
        2 as precedence
    from single
    anti join counts
        on counts.unit_id = single.unit_id
        and counts.period = single.period
        and (
            contains(counts.plan, single.plan)
            or (counts.plan = 'Nhiệm vụ được giao' and single.plan = 'UBND tỉnh giao')
        )
    group by single.unit_id, single.plan
),

found as (
    select
        'overdue_tasks' as rule,
        newest.unit_id,
        newest.period,
        newest.plan as subject,
        cast(newest.tasks as double) as target,
        cast(newest.overdue as double) as at_stake,
        newest.overdue / nullif(newest.tasks, 0) as share
    from (
        select plans.*
        from plans
        qualify row_number() over (
            partition by plans.unit_id, plans.plan
            order by plans.ends_on desc, plans.precedence, plans.starts_on
        ) = 1
    ) as newest
    inner join attention_rules on attention_rules.rule = 'overdue_tasks' and newest.overdue >= attention_rules.threshold
    union all by name
    select
        'deadline_near' as rule,
        single.unit_id,
        arg_min(single.period, (single.due_on, in_name_order(single.title), single.period)) filter (where single.is_near) as period,
        arg_min(single.title, (single.due_on, in_name_order(single.title), single.period)) filter (where single.is_near) as subject,
        cast(count(*) filter (where single.is_near) as double) as at_stake,
        count(*) filter (where single.is_near) / count(*) as share,
        min(single.due_on) filter (where single.is_near) as due_on
    from single
    group by single.unit_id
    having count(*) filter (where single.is_near) > 0
)

select
    found.rule,
    wanted_units.unit_id,
    wanted_units.unit,
    wanted_units.province,
    found.period,
    begun.period_type,
    found.subject,
    'tasks' as topic,
    found.target,
    found.at_stake,
    found.share,
    found.due_on
from found
inner join wanted_units on wanted_units.unit_id = found.unit_id
inner join begun on begun.period = found.period
order by found.unit_id, found.rule, in_name_order(found.subject)
