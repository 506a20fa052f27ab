-- one row per unit, period and plan: tasks by state, as published where counts are, else counted from the list of single tasks
-- completion_rate = done of those due ÷ due by the reporting date (÷ all planned where the source gives no due count);
-- on_time_rate = done on time ÷ done; plan_progress = done ÷ all planned. Counting goes by $as_of (today, where it is not given).
-- Nothing to divide by gives a blank rate, and `nothing_arisen` names the rates that are blank for this.
-- Counts stand for the listed tasks of the same unit and period whose source they name; «Nhiệm vụ được giao» names UBND tỉnh.
with today as (
    select coalesce(cast($as_of as date), cast(timezone('Asia/Ho_Chi_Minh', now()) as date)) as day
),

wanted_units as (
    select
        units.unit_id,
        units.name as unit,
        units.province
    from units
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

published as (
    select
        standing_task_counts.unit_id,
        standing_task_counts.period,
        standing_task_counts.plan,
        'counts' as counted_from,
        coalesce(standing_sources.title, uploads.file_name) as source,
        standing_task_counts.flag,
        standing_task_counts.total,
        standing_task_counts.due,
        coalesce(
            standing_task_counts.done, standing_task_counts.done_on_time + standing_task_counts.done_late
        ) as done,
        coalesce(
            standing_task_counts.done, standing_task_counts.done_on_time + standing_task_counts.done_late
        ) as done_of_due,
        standing_task_counts.done_on_time,
        standing_task_counts.done_late,
        standing_task_counts.open,
        standing_task_counts.open_in_time,
        standing_task_counts.open_late,
        cast(null as bigint) as without_date
    from standing_task_counts
    inner join wanted_units on wanted_units.unit_id = standing_task_counts.unit_id
    inner join uploads on uploads.upload_id = standing_task_counts.upload_id
    left join standing_sources on standing_sources.source_id = standing_task_counts.source_id
    where ($period is null or standing_task_counts.period = cast($period as varchar))
),

counted as (
    select
        task_states.unit_id,
        task_states.period,
        task_states.plan,
        'tasks' as counted_from,
        any_value(uploads.file_name) as source,
        'computed' as flag,
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
        count(*) filter (where task_states.due_on is null) as without_date
    from task_states
    cross join today
    inner join wanted_units on wanted_units.unit_id = task_states.unit_id
    inner join uploads on uploads.upload_id = task_states.upload_id
    where
        today.day between task_states.first_day and task_states.last_day
        and ($period is null or task_states.period = cast($period as varchar))
    group by task_states.unit_id, task_states.period, task_states.plan
),

everything as (
    select * from published
    union all by name
    select counted.*
    from counted
    anti join published
        on published.unit_id = counted.unit_id
        and published.period = counted.period
        and (
            contains(published.plan, counted.plan)
            or (published.plan = 'Nhiệm vụ được giao' and counted.plan = 'UBND tỉnh giao')
        )
)

select
    wanted_units.unit,
    wanted_units.province,
    everything.period,
    everything.plan,
    everything.counted_from,
    everything.source,
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
    everything.without_date,
    nullif(
        concat_ws(
            ';',
            if(coalesce(everything.due, everything.total) = 0, 'completion_rate', null),
            if(least(everything.done_on_time + everything.done_late, everything.total) = 0, 'on_time_rate', null),
            if(everything.total = 0, 'plan_progress', null)
        ),
        ''
    ) as nothing_arisen,
    100.0 * everything.done_of_due / nullif(coalesce(everything.due, everything.total), 0) as completion_rate,
    100.0 * everything.done_on_time / nullif(everything.done_on_time + everything.done_late, 0) as on_time_rate,
    100.0 * everything.done / nullif(everything.total, 0) as plan_progress
from everything
inner join wanted_units on wanted_units.unit_id = everything.unit_id
where $plan is null or everything.plan = cast($plan as varchar)
order by
    in_name_order(wanted_units.province),
    in_name_order(wanted_units.unit),
    everything.period,
    everything.unit_id,
    in_name_order(everything.plan)
