-- one row per single task with its state on $as_of (today, where it is not given): what has the earliest deadline first, so the
-- longest overdue first; tasks without a day in the calendar last, their deadline in words
-- A later list speaks for the tasks of an earlier one that it names again (view task_states).
with today as (
    select asked_day($as_of) as day
),

listed as (
    select
        units.name as unit,
        units.province,
        task_states.*,
        today.day
    from task_states
    cross join today
    inner join units on units.unit_id = task_states.unit_id
    where
        today.day between task_states.first_day and task_states.last_day
        and ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
)

select
    listed.unit,
    listed.province,
    listed.owner,
    listed.plan,
    listed.title,
    listed.period,
    listed.state_on_day as state,
    listed.flag,
    listed.due_on,
    listed.due_text,
    listed.done_on,
    case
        when listed.state_on_day = 'open_late' then listed.day - listed.due_on
        when listed.state_on_day = 'done_late' then listed.done_on - listed.due_on
    end as days_late,
    if(listed.state_on_day = 'open_in_time', listed.due_on - listed.day, null) as days_left,
    coalesce(current_sources.title, uploads.file_name) as source,
    task_origin(listed.unit_id, listed.period, listed.position) as origin
from listed
inner join uploads on uploads.upload_id = listed.upload_id
left join current_sources on current_sources.source_id = listed.source_id
where
    ($period is null or listed.period = cast($period as varchar))
    and ($plan is null or listed.plan_key = name_key(cast($plan as varchar)))
    and ($states is null or list_contains(cast($states as varchar[]), listed.state_on_day))
    and ($in_words is null or (listed.due_on is null) = cast($in_words as boolean))
    and ($within_days is null or listed.due_on <= listed.day + cast($within_days as integer))
order by
    listed.due_on nulls last,
    in_name_order(listed.province),
    in_name_order(listed.unit),
    listed.unit_id,
    listed.period,
    listed.published_no,
    listed.position
