-- one row per day that an event of the calendar was ever set to, and per time that it was removed, the newest first: who did it,
-- when, and whether it stands
with days as materialized (
    select
        calendar_events.*,
        publication_history.* exclude (coverage_id)
    from calendar_events
    inner join publication_history
        on publication_history.coverage_id = calendar_events.coverage_id
        and publication_history.topic = 'calendar'
),

everything as (
    select *
    from days
    union all by name
    select
        removals.*,
        removals.subject as event,
        titles.title
    from removals
    left join (
        select
            days.event,
            arg_max(days.title, days.published_no) as title
        from days
        group by days.event
    ) as titles on titles.event = removals.subject
    where removals.topic = 'calendar'
)

select
    everything.event,
    everything.title,
    everything.month,
    everything.day,
    everything.year_offset,
    everything.note,
    coalesce(everything.document, current_sources.title, everything.file_name) as source,
    everything.published_by,
    everything.published_at,
    everything.state
from everything
left join current_sources on current_sources.source_id = everything.source_id
order by everything.published_no desc, everything.event
