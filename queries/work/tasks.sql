-- one row per single task with its state on $as_of (today, where it is not given): what has the earliest deadline first, so the
-- longest overdue first; tasks without a day in the calendar last, their deadline in words
-- A later list over the same time speaks for the tasks of an earlier one that it names again, with the same owner.
with today as (
    select coalesce(cast($as_of as date), cast(timezone('Asia/Ho_Chi_Minh', now()) as date)) as day
),

listed as (
    select
        units.name as unit,
        units.province,
        task_states.*,
        today.day,
        periods.starts_on,
        periods.ends_on,
        lower(trim(task_states.title)) || '|' || lower(trim(coalesce(task_states.owner, ''))) as said
    from task_states
    cross join today
    inner join units on units.unit_id = task_states.unit_id
    inner join periods on periods.period = task_states.period
    where
        today.day between task_states.first_day and task_states.last_day
        and ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

newest as (
    select listed.*
    from listed
    anti join listed as later
        on later.unit_id = listed.unit_id
        and later.said = listed.said
        and later.published_no > listed.published_no
        and later.starts_on <= listed.ends_on
        and listed.starts_on <= later.ends_on
)

select
    newest.unit,
    newest.province,
    newest.owner,
    newest.plan,
    newest.title,
    newest.period,
    newest.state_on_day as state,
    newest.due_on,
    newest.due_text,
    newest.done_on,
    case
        when newest.state_on_day = 'open_late' then newest.day - newest.due_on
        when newest.state_on_day = 'done_late' then newest.done_on - newest.due_on
    end as days_late,
    if(newest.state_on_day = 'open_in_time', newest.due_on - newest.day, null) as days_left,
    uploads.file_name as source
from newest
inner join uploads on uploads.upload_id = newest.upload_id
where
    ($period is null or newest.period = cast($period as varchar))
    and ($plan is null or newest.plan = cast($plan as varchar))
    and ($states is null or list_contains(cast($states as varchar[]), newest.state_on_day))
    and ($in_words is null or (newest.due_on is null) = cast($in_words as boolean))
    and ($within_days is null or newest.due_on <= newest.day + cast($within_days as integer))
order by
    newest.due_on nulls last,
    in_name_order(newest.province),
    in_name_order(newest.unit),
    newest.unit_id,
    newest.period,
    newest.published_no,
    newest.position
