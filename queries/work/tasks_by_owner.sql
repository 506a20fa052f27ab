-- one row per unit, period and owner: single tasks by state on $as_of (today, where it is not given), the most overdue first
with today as (
    select coalesce(cast($as_of as date), cast(timezone('Asia/Ho_Chi_Minh', now()) as date)) as day
),

counts as (
    select
        units.name as unit,
        units.province,
        task_states.unit_id,
        task_states.period,
        coalesce(task_states.owner, 'Chưa ghi đơn vị chủ trì') as owner,
        any_value(uploads.file_name) as source,
        count(*) as total,
        count(*) filter (where task_states.due_on <= today.day) as due,
        count(*) filter (where starts_with(task_states.state_on_day, 'done')) as done,
        count(*) filter (
            where starts_with(task_states.state_on_day, 'done') and task_states.due_on <= today.day
        ) as done_of_due,
        count(*) filter (where task_states.state_on_day = 'done_on_time') as done_on_time,
        count(*) filter (where task_states.state_on_day = 'done_late') as done_late,
        count(*) filter (where task_states.state_on_day = 'open_in_time') as open_in_time,
        count(*) filter (where task_states.state_on_day = 'open_late') as open_late
    from task_states
    cross join today
    inner join units on units.unit_id = task_states.unit_id
    inner join uploads on uploads.upload_id = task_states.upload_id
    where
        today.day between task_states.first_day and task_states.last_day
        and ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($period is null or task_states.period = cast($period as varchar))
        and ($plan is null or task_states.plan = cast($plan as varchar))
    group by units.name, units.province, task_states.unit_id, task_states.period, task_states.owner
)

select
    counts.* exclude (unit_id),
    nullif(
        concat_ws(
            ';',
            if(counts.due = 0, 'completion_rate', null),
            if(least(counts.done_on_time + counts.done_late, counts.total) = 0, 'on_time_rate', null)
        ),
        ''
    ) as nothing_arisen,
    100.0 * counts.done_of_due / nullif(counts.due, 0) as completion_rate,
    100.0 * counts.done_on_time / nullif(counts.done_on_time + counts.done_late, 0) as on_time_rate
from counts
order by
    counts.open_late desc,
    counts.total desc,
    in_name_order(counts.province),
    in_name_order(counts.unit),
    counts.period,
    counts.unit_id,
    in_name_order(counts.owner)
