-- one row per unit and plan whose newest tasks are overdue (rule `overdue_tasks`; actual: of these still open), and per unit with
-- tasks that are due soon (`deadline_near`), told of $as_of (today, where it is not given)
-- A plan's tasks are as its newest count tells them, else counted from its lists: those open and late, due soon, or due in the day's year. Of
-- a count and the lists whose plan it names the newer is told, the count where both are as new and it says how many are late.
-- Tasks done late are overdue as well. `counted_late` and `listed_late`: what the newest count of a plan says of tasks open and late, and its
-- lists, where it is of the day. Which list speaks for a task: views task_states and authoritative_counts.
with today as materialized (
    select
        asked_day($as_of) as day,
        (select threshold from attention_rules where rule = 'deadline_near') as days_left
),

chosen_units as materialized (
    select
        units.unit_id,
        units.name as unit,
        units.province
    from units
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

single as materialized (
    select
        task_states.unit_id,
        task_states.period,
        task_states.plan_key,
        task_states.counted_in,
        trim(task_states.plan) as plan,
        task_states.title,
        task_states.flag,
        task_origin(task_states.unit_id, task_states.period, task_states.position) as origin,
        task_states.due_on,
        task_states.starts_on,
        task_states.ends_on,
        task_states.state_on_day,
        task_states.state_on_day = 'open_in_time' and task_states.due_on <= today.day + today.days_left as is_near
    from task_states
    cross join today
    semi join chosen_units on chosen_units.unit_id = task_states.unit_id
    where
        today.day between task_states.first_day and task_states.last_day
        and (
            task_states.state_on_day = 'open_late'
            or (task_states.state_on_day = 'open_in_time' and task_states.due_on <= today.day + today.days_left)
            or year(task_states.due_on) = year(today.day)
        )
),

lists as (
    select
        single.unit_id,
        single.plan_key,
        min(single.plan) as plan,
        arg_max(single.period, (single.ends_on, single.period)) as period,
        max(single.ends_on) as ends_on,
        count(*) filter (where single.state_on_day = 'open_late') as open_late,
        count(*) filter (where single.state_on_day = 'done_late') as done_late,
        count(*) as tasks,
        combined_flags(list(single.flag)) as flag,
        string_agg(single.origin, chr(10) order by single.origin) as origin
    from single
    group by single.unit_id, single.plan_key
),

counts as (
    select
        authoritative_counts.unit_id,
        authoritative_counts.plan_key,
        trim(authoritative_counts.plan) as plan,
        authoritative_counts.period,
        authoritative_counts.ends_on,
        authoritative_counts.own_day,
        authoritative_counts.late_now as counted_late,
        coalesce(authoritative_counts.late_now, beside.open_late) as open_late,
        coalesce(authoritative_counts.done_late, beside.done_late) as done_late,
        coalesce(authoritative_counts.due, authoritative_counts.total) as tasks,
        authoritative_counts.late_now is null or authoritative_counts.done_late is null as asks_lists,
        combined_flags([authoritative_counts.flag, if(asks_lists, beside.flag, null)]) as flag,
        concat_ws(
            chr(10),
            task_count_origin(authoritative_counts.unit_id, authoritative_counts.period, authoritative_counts.plan),
            if(asks_lists, beside.origin, null)
        ) as origin
    from authoritative_counts
    cross join today
    semi join chosen_units on chosen_units.unit_id = authoritative_counts.unit_id
    left join (
        select
            single.unit_id,
            single.period,
            single.counted_in,
            count(*) filter (where single.state_on_day = 'open_late') as open_late,
            count(*) filter (where single.state_on_day = 'done_late') as done_late,
            combined_flags(list(single.flag)) as flag,
            string_agg(single.origin, chr(10) order by single.origin) as origin
        from single
        group by single.unit_id, single.period, single.counted_in
    ) as beside
        on
            beside.unit_id = authoritative_counts.unit_id
            and beside.period = authoritative_counts.period
            and beside.counted_in = authoritative_counts.plan_key
    where
        authoritative_counts.starts_on <= today.day
        and coalesce(authoritative_counts.late_now, authoritative_counts.done_late) is not null
    qualify row_number() over (
        partition by authoritative_counts.unit_id, authoritative_counts.plan_key
        order by authoritative_counts.ends_on desc, authoritative_counts.starts_on
    ) = 1
),

-- Of a count and a list of one plan, what either says of tasks that are open and late on the day: a count of another day says nothing of it.
paired as (
    select
        counts.unit_id,
        counts.plan_key as counted_key,
        lists.plan_key as listed_key,
        counts.ends_on,
        counts.counted_late,
        lists.open_late as listed_late,
        counts.flag as counted_flag,
        lists.flag as listed_flag
    from counts
    cross join today
    inner join lists on lists.unit_id = counts.unit_id and names_plan(counts.plan_key, lists.plan_key)
    where counts.own_day = today.day
),

plans as (
    select
        counts.* exclude (asks_lists, flag),
        beside.listed_late,
        combined_flags([counts.flag, beside.flag]) as flag
    from counts
    left join (
        select
            paired.unit_id,
            paired.counted_key,
            sum(paired.listed_late) as listed_late,
            combined_flags(list(paired.listed_flag)) as flag
        from paired
        group by paired.unit_id, paired.counted_key
    ) as beside
        on beside.unit_id = counts.unit_id and beside.counted_key = counts.plan_key
    anti join lists
        on lists.unit_id = counts.unit_id
        and lists.plan_key = counts.plan_key
        and lists.ends_on > counts.ends_on
    union all by name
    select
        lists.* exclude (flag),
        beside.counted_late,
        lists.open_late as listed_late,
        combined_flags([lists.flag, beside.flag]) as flag
    from lists
    left join (
        select
            paired.unit_id,
            paired.listed_key,
            arg_max(paired.counted_late, (paired.ends_on, paired.counted_key)) as counted_late,
            arg_max_null(paired.counted_flag, (paired.ends_on, paired.counted_key)) filter (where paired.counted_late is not null) as flag
        from paired
        group by paired.unit_id, paired.listed_key
    ) as beside
        on beside.unit_id = lists.unit_id and beside.listed_key = lists.plan_key
    anti join (
        select
            listed.unit_id,
            listed.plan_key,
            max(counts.ends_on) as ends_on
        from lists as listed
        inner join counts on counts.unit_id = listed.unit_id and names_plan(counts.plan_key, listed.plan_key)
        group by listed.unit_id, listed.plan_key
    ) as naming
        on naming.unit_id = lists.unit_id
        and naming.plan_key = lists.plan_key
        and naming.ends_on >= lists.ends_on
),

found as (
    select
        'overdue_tasks' as rule,
        plans.unit_id,
        plans.period,
        plans.plan as subject,
        cast(plans.counted_late as double) as counted_late,
        cast(plans.listed_late as double) as listed_late,
        cast(plans.open_late as double) as actual,
        cast(plans.tasks as double) as target,
        cast(coalesce(plans.open_late, 0) + coalesce(plans.done_late, 0) as double) as at_stake,
        (coalesce(plans.open_late, 0) + coalesce(plans.done_late, 0)) / nullif(plans.tasks, 0) as share,
        plans.flag,
        plans.origin
    from plans
    inner join attention_rules
        on attention_rules.rule = 'overdue_tasks'
        and coalesce(plans.open_late, 0) + coalesce(plans.done_late, 0) >= attention_rules.threshold
    union all by name
    select
        'deadline_near' as rule,
        single.unit_id,
        arg_min(single.period, (single.due_on, in_name_order(single.title), single.period)) filter (where single.is_near) as period,
        arg_min(single.title, (single.due_on, in_name_order(single.title), single.period)) filter (where single.is_near) as subject,
        cast(count(*) filter (where single.is_near) as double) as at_stake,
        count(*) filter (where single.is_near) / count(*) as share,
        combined_flags(list(single.flag) filter (where single.is_near)) as flag,
        string_agg(single.origin, chr(10) order by single.due_on, single.origin) filter (where single.is_near) as origin,
        min(single.due_on) filter (where single.is_near) as due_on
    from single
    group by single.unit_id
    having count(*) filter (where single.is_near) > 0
)

select
    found.rule,
    chosen_units.unit_id,
    chosen_units.unit,
    chosen_units.province,
    found.period,
    periods.period_type,
    found.subject,
    'tasks' as topic,
    found.actual,
    found.target,
    found.at_stake,
    found.counted_late,
    found.listed_late,
    found.share,
    found.due_on,
    found.flag,
    found.origin
from found
inner join chosen_units on chosen_units.unit_id = found.unit_id
inner join periods on periods.period = found.period
order by found.unit_id, found.rule, in_name_order(found.subject)
