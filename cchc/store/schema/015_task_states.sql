-- One row per single task, with the source that it comes from, and span of days over which it is in one state; both days are of the span. A day in the calendar
-- decides where there is one; a deadline in words («hằng quý») is never past, unless the list itself says that it is. The spans are
-- unnested, not united: only so is a unit's filter applied before anything is made.
create or replace view task_states as
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
        case
            when standing_tasks.done_on is null and standing_tasks.state in ('done_on_time', 'done_late')
                then date '0001-01-01'
            else coalesce(standing_tasks.done_on, date '9999-12-31')
        end as done_from
    from standing_tasks
),

spans as (
    select
        sourced.*,
        unnest(
            [
                {
                    'state_on_day': if(
                        sourced.due_on is null and coalesce(sourced.state, '') = 'open_late', 'open_late', 'open_in_time'
                    ),
                    'first_day': date '0001-01-01',
                    'last_day': least(coalesce(sourced.due_on, date '9999-12-31'), sourced.done_from - 1)
                },
                {
                    'state_on_day': 'open_late',
                    'first_day': sourced.due_on + 1,
                    'last_day': if(sourced.done_from = date '9999-12-31', sourced.done_from, sourced.done_from - 1)
                },
                {
                    'state_on_day': case
                        when sourced.done_on is null then sourced.state
                        when sourced.due_on is not null
                            then if(sourced.done_on <= sourced.due_on, 'done_on_time', 'done_late')
                        when sourced.state in ('done_on_time', 'done_late') then sourced.state
                        else 'done'
                    end,
                    'first_day': if(sourced.done_from = date '9999-12-31', null, sourced.done_from),
                    'last_day': date '9999-12-31'
                }
            ]
        ) as span
    from sourced
)

select
    spans.* exclude (done_from, span),
    spans.span.state_on_day,
    spans.span.first_day,
    spans.span.last_day
from spans
where spans.span.first_day <= spans.span.last_day;
