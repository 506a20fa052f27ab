-- one row per unit, period and owner: single tasks by state on $as_of (today, where it is not given), the most overdue first
-- Each task is counted in the list that speaks for it (view task_states). Where the state of a task is not known, how many are done is not.
with today as (
    select asked_day($as_of) as day
),

counts as (
    select
        units.name as unit,
        units.province,
        task_states.unit_id,
        task_states.period,
        coalesce(min(trim(task_states.owner)), 'Chưa ghi đơn vị chủ trì') as owner,
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
        if(
            count(*) filter (where task_states.state_on_day = 'unknown') > 0,
            null,
            count(*) filter (where starts_with(task_states.state_on_day, 'done'))
        ) as done,
        count(*) filter (
            where starts_with(task_states.state_on_day, 'done') and task_states.due_on <= today.day
        ) as done_of_due,
        count(*) filter (where task_states.state_on_day = 'done_on_time') as done_on_time,
        count(*) filter (where task_states.state_on_day = 'done_late') as done_late,
        count(*) filter (where task_states.state_on_day = 'open_in_time') as open_in_time,
        count(*) filter (where task_states.state_on_day = 'open_late') as open_late,
        count(*) filter (where task_states.state_on_day = 'unknown') as state_unknown
    from task_states
    cross join today
    inner join units on units.unit_id = task_states.unit_id
    inner join uploads on uploads.upload_id = task_states.upload_id
    left join current_sources on current_sources.source_id = task_states.source_id
    where
        today.day between task_states.first_day and task_states.last_day
        and ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($period is null or task_states.period = cast($period as varchar))
        and ($plan is null or task_states.plan_key = name_key(cast($plan as varchar)))
    group by units.name, units.province, task_states.unit_id, task_states.period, name_key(task_states.owner)
)

select
    counts.* exclude (unit_id),
    task_rates_not_arisen(
        counts.total, counts.due, counts.done, counts.done_on_time, counts.done_late, counts.state_unknown
    ) as nothing_arisen,
    task_completion_rate(counts.done_of_due, counts.due, counts.total) as completion_rate,
    task_on_time_rate(counts.done_on_time, counts.done_late, counts.done) as on_time_rate
from counts
order by
    counts.open_late desc,
    counts.total desc,
    in_name_order(counts.province),
    in_name_order(counts.unit),
    counts.period,
    counts.unit_id,
    in_name_order(counts.owner)
