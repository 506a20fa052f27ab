-- one row per unit, period and plan: tasks by state, as published where counts are, else counted from the list of single tasks
-- completion_rate = done of those due ÷ due by the reporting date (÷ all planned where the source gives no due count: decision 0023);
-- on_time_rate = done on time ÷ done, where each of those done is told to be on time or late; plan_progress = done ÷ all planned, where those done are told of all planned. Counting goes by
-- $as_of (today, where it is not given). Nothing to divide by gives a blank rate, and `nothing_arisen` names these rates.
-- Which count speaks for which list: views authoritative_counts and task_states; `listed_late` is what the lists that a count names tell of
-- tasks open and late, `named_late` what all lists of the plan, of whatever period, tell on the last day of the count's own (on that day, where it has begun and is yet to come). Where the state of a listed task is not known, how many are done or open is not.
with today as (
    select asked_day($as_of) as day
),

chosen_units as (
    select
        units.unit_id,
        units.name as unit,
        units.province
    from units
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($province_id is null or units.province_id = cast($province_id as varchar))
),

listed as (
    select
        task_states.unit_id,
        task_states.period,
        task_states.plan_key,
        task_states.counted_in,
        min(trim(task_states.plan)) as plan,
        string_agg(
            distinct coalesce(current_sources.title, uploads.file_name),
            '; ' order by coalesce(current_sources.title, uploads.file_name)
        ) as source,
        string_agg(
            task_origin(task_states.unit_id, task_states.period, task_states.position),
            chr(10) order by task_states.period, task_states.position
        ) as origin,
        combined_flags(list(task_states.flag)) as flag,
        count(*) as total,
        count(*) filter (where task_states.due_on <= today.day) as due,
        count(*) filter (where starts_with(task_states.state_on_day, 'done')) as done,
        count(*) filter (
            where starts_with(task_states.state_on_day, 'done') and task_states.due_on <= today.day
        ) as done_of_due,
        count(*) filter (where task_states.state_on_day = 'done_on_time') as done_on_time,
        count(*) filter (where task_states.state_on_day = 'done_late') as done_late,
        count(*) filter (where starts_with(task_states.state_on_day, 'open')) as open,
        count(*) filter (where task_states.state_on_day = 'open_in_time') as open_in_time,
        count(*) filter (where task_states.state_on_day = 'open_late') as open_late,
        count(*) filter (where task_states.state_on_day = 'unknown') as state_unknown,
        count(*) filter (where task_states.due_on is null) as without_date
    from task_states
    cross join today
    inner join chosen_units on chosen_units.unit_id = task_states.unit_id
    inner join uploads on uploads.upload_id = task_states.upload_id
    left join current_sources on current_sources.source_id = task_states.source_id
    where
        today.day between task_states.first_day and task_states.last_day
        and ($period is null or task_states.period = cast($period as varchar))
    group by task_states.unit_id, task_states.period, task_states.plan_key, task_states.counted_in
),

closings as (
    select distinct
        authoritative_counts.unit_id,
        authoritative_counts.own_day as closing_day
    from authoritative_counts
    cross join today
    semi join chosen_units on chosen_units.unit_id = authoritative_counts.unit_id
    inner join periods on periods.period = authoritative_counts.period
    where
        periods.starts_on <= today.day
        and ($period is null or authoritative_counts.period = cast($period as varchar))
),

lists_of_plans as (
    select
        task_states.unit_id,
        task_states.plan_key,
        closings.closing_day,
        count(*) filter (where task_states.state_on_day = 'open_late') as open_late,
        combined_flags(list(task_states.flag)) as flag
    from task_states
    inner join closings
        on
            closings.unit_id = task_states.unit_id
            and closings.closing_day between task_states.first_day and task_states.last_day
    group by task_states.unit_id, task_states.plan_key, closings.closing_day
),

named as (
    select
        authoritative_counts.unit_id,
        authoritative_counts.period,
        authoritative_counts.plan_key,
        sum(lists_of_plans.open_late) as named_late,
        combined_flags(list(lists_of_plans.flag)) as flag
    from authoritative_counts
    cross join today
    inner join lists_of_plans
        on
            lists_of_plans.unit_id = authoritative_counts.unit_id
            and lists_of_plans.closing_day = authoritative_counts.own_day
            and names_plan(authoritative_counts.plan_key, lists_of_plans.plan_key)
    group by authoritative_counts.unit_id, authoritative_counts.period, authoritative_counts.plan_key
),

everything as (
    select
        authoritative_counts.unit_id,
        authoritative_counts.period,
        authoritative_counts.plan_key,
        trim(authoritative_counts.plan) as plan,
        'counts' as counted_from,
        coalesce(current_sources.title, uploads.file_name) as source,
        task_count_origin(authoritative_counts.unit_id, authoritative_counts.period, authoritative_counts.plan) as origin,
        coalesce(combined_flags([authoritative_counts.flag, beside.flag, named.flag]), authoritative_counts.flag) as flag,
        authoritative_counts.total,
        authoritative_counts.due,
        authoritative_counts.done,
        authoritative_counts.done_of_due,
        authoritative_counts.done_of_all,
        authoritative_counts.done_on_time,
        authoritative_counts.done_late,
        authoritative_counts.open,
        authoritative_counts.open_in_time,
        authoritative_counts.late_now as open_late,
        cast(beside.listed_late as bigint) as listed_late,
        cast(named.named_late as bigint) as named_late,
        cast(null as bigint) as state_unknown,
        cast(null as bigint) as without_date
    from authoritative_counts
    inner join chosen_units on chosen_units.unit_id = authoritative_counts.unit_id
    inner join uploads on uploads.upload_id = authoritative_counts.upload_id
    left join current_sources on current_sources.source_id = authoritative_counts.source_id
    left join (
        select
            listed.unit_id,
            listed.period,
            listed.counted_in,
            sum(listed.open_late) as listed_late,
            combined_flags(list(listed.flag)) as flag
        from listed
        group by listed.unit_id, listed.period, listed.counted_in
    ) as beside
        on
            beside.unit_id = authoritative_counts.unit_id
            and beside.period = authoritative_counts.period
            and beside.counted_in = authoritative_counts.plan_key
    left join named
        on
            named.unit_id = authoritative_counts.unit_id
            and named.period = authoritative_counts.period
            and named.plan_key = authoritative_counts.plan_key
    where $period is null or authoritative_counts.period = cast($period as varchar)
    union all by name
    select
        listed.* exclude (counted_in, done, open, flag),
        'tasks' as counted_from,
        combined_flags([listed.flag, 'computed']) as flag,
        if(listed.state_unknown > 0, null, listed.done) as done,
        if(listed.state_unknown > 0, null, listed.done) as done_of_all,
        if(listed.state_unknown > 0, null, listed.open) as open
    from listed
    where listed.counted_in is null
)

select
    chosen_units.unit,
    chosen_units.province,
    everything.period,
    everything.plan,
    everything.counted_from,
    everything.source,
    everything.origin,
    everything.flag,
    everything.total,
    everything.due,
    everything.done,
    everything.done_of_due,
    everything.done_on_time,
    everything.done_late,
    everything.open,
    everything.open_in_time,
    everything.open_late,
    everything.listed_late,
    everything.named_late,
    everything.state_unknown,
    everything.without_date,
    task_rates_not_arisen(
        everything.total,
        everything.due,
        everything.done,
        everything.done_on_time,
        everything.done_late,
        coalesce(everything.state_unknown, 0)
    ) as nothing_arisen,
    task_completion_rate(everything.done_of_due, everything.due, everything.total) as completion_rate,
    completion_basis(everything.due, everything.total) as completion_basis,
    task_on_time_rate(everything.done_on_time, everything.done_late, everything.done) as on_time_rate,
    percent(everything.done_of_all, everything.total) as plan_progress
from everything
inner join chosen_units on chosen_units.unit_id = everything.unit_id
where $plan is null or everything.plan_key = name_key(cast($plan as varchar))
order by
    in_name_order(chosen_units.province),
    in_name_order(chosen_units.unit),
    everything.period,
    everything.unit_id,
    in_name_order(everything.plan)
