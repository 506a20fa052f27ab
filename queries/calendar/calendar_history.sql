-- one row per day that an event of the calendar was ever set to, and per time that it was removed, the newest first: who did it,
-- when, and whether it stands
with days as (
    select
        calendar_events.*,
        uploads.upload_id,
        uploads.file_name,
        uploads.published_by,
        uploads.published_at,
        uploads.published_no,
        case
            when uploads.state = 'taken_back' then 'taken_back'
            when coverages.stands then 'published'
            else 'replaced'
        end as state
    from calendar_events
    inner join coverages on coverages.coverage_id = calendar_events.coverage_id
    inner join uploads on uploads.upload_id = coverages.upload_id
),

everything as (
    select days.* exclude (coverage_id)
    from days
    union all by name
    select
        removals.subject as event,
        titles.title,
        removals.upload_id,
        removals.file_name,
        removals.published_by,
        removals.published_at,
        removals.published_no,
        removals.state
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
    coalesce(everything.document, standing_sources.title, everything.file_name) as source,
    everything.published_by,
    everything.published_at + interval '7 hours' as published_at,
    everything.state
from everything
left join standing_sources on standing_sources.source_id = everything.source_id
order by everything.published_no desc, everything.event
