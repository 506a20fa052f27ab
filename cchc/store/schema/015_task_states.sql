-- Tasks with the source that they come from and their state on any day.
-- One row per single task and span of days over which it is in one state; both days are of the span. A day in the calendar
-- decides where there is one; a deadline in words («hằng quý») is never past, unless the list itself says that it is.
create view if not exists task_states as
with sourced as (
    select
        standing_tasks.*,
        case
            when standing_tasks.assigned_by is null then 'Nhiệm vụ được giao'
            when contains(lower(standing_tasks.assigned_by), 'kết luận') then 'Kết luận'
            when regexp_matches(lower(standing_tasks.assigned_by), 'cchc|cải cách hành chính') then 'Kế hoạch CCHC'
            when regexp_matches(lower(standing_tasks.assigned_by), '(ubnd|ủy ban nhân dân|chủ tịch).*(tỉnh|thành phố)')
                then 'UBND tỉnh giao'
            when lower(trim(standing_tasks.assigned_by)) in ('ubnd', 'ủy ban nhân dân') then 'UBND tỉnh giao'
            else standing_tasks.assigned_by
        end as plan,
        coalesce(standing_tasks.state, '') in ('done_on_time', 'done_late') and standing_tasks.done_on is null
            as is_done_undated
    from standing_tasks
),

spans as (
    select
        sourced.*,
        case
            when sourced.due_on is null and coalesce(sourced.state, '') = 'open_late' then 'open_late'
            else 'open_in_time'
        end as state_on_day,
        date '0001-01-01' as first_day,
        least(coalesce(sourced.due_on, date '9999-12-31'), coalesce(sourced.done_on - 1, date '9999-12-31')) as last_day
    from sourced
    where not sourced.is_done_undated
    union all by name
    select
        sourced.*,
        'open_late' as state_on_day,
        sourced.due_on + 1 as first_day,
        coalesce(sourced.done_on - 1, date '9999-12-31') as last_day
    from sourced
    where sourced.due_on is not null and not sourced.is_done_undated
    union all by name
    select
        sourced.*,
        case
            when sourced.is_done_undated then sourced.state
            when sourced.due_on is not null then if(sourced.done_on <= sourced.due_on, 'done_on_time', 'done_late')
            when sourced.state in ('done_on_time', 'done_late') then sourced.state
            else 'done'
        end as state_on_day,
        if(sourced.is_done_undated, date '0001-01-01', sourced.done_on) as first_day,
        date '9999-12-31' as last_day
    from sourced
    where sourced.done_on is not null or sourced.is_done_undated
)

select *
from spans
where spans.first_day <= spans.last_day;
