-- one row per day that an event of the calendar was ever set to, the newest first: who set it, when, and whether it stands
select
    calendar_events.event,
    calendar_events.title,
    calendar_events.month,
    calendar_events.day,
    calendar_events.year_offset,
    calendar_events.note,
    coalesce(calendar_events.document, standing_sources.title, uploads.file_name) as source,
    uploads.published_by,
    uploads.published_at + interval '7 hours' as published_at,
    case
        when uploads.state = 'taken_back' then 'taken_back'
        when coverages.stands then 'published'
        else 'replaced'
    end as state
from calendar_events
inner join coverages on coverages.coverage_id = calendar_events.coverage_id
inner join uploads on uploads.upload_id = coverages.upload_id
left join standing_sources on standing_sources.source_id = calendar_events.source_id
order by uploads.published_no desc, calendar_events.event
