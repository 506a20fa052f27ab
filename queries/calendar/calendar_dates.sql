-- one row per event of a scoring year and the day on which it is due, the earliest first, with the days left from $as_of (today, where
-- it is not given); of the scoring years before, of and after that day
-- `date_basis`: stated where a document is named, own where the office set the day itself, and then there is no
-- source. A day beyond its month is the month's last.
with today as (
    select asked_day($as_of) as day
),

dated as (
    select
        current_calendar_events.*,
        year(today.day) + shifts.shift as scoring_year,
        today.day as asked_on,
        make_date(
            cast(year(today.day) + shifts.shift + current_calendar_events.year_offset as integer),
            current_calendar_events.month,
            1
        ) as month_begins
    from current_calendar_events
    cross join today
    cross join (values (-1), (0), (1)) as shifts(shift)
),

due as (
    select
        dated.*,
        least(dated.month_begins + dated.day - 1, last_day(dated.month_begins)) as due_on
    from dated
)

select
    due.event,
    due.title,
    due.kind as event_kind,
    cast(due.scoring_year as integer) as scoring_year,
    due.month,
    due.day,
    due.year_offset,
    due.note,
    if(coalesce(due.document, due.source_id) is null, 'own', 'stated') as date_basis,
    coalesce(due.document, current_sources.title) as source,
    due.due_on,
    due.due_on - due.asked_on as days_left
from due
left join current_sources on current_sources.source_id = due.source_id
where
    ($scoring_year is null or due.scoring_year = cast($scoring_year as integer))
    and (
        $within_days is null
        or due.due_on between due.asked_on and due.asked_on + cast($within_days as integer)
    )
order by due.due_on, due.event, due.scoring_year
