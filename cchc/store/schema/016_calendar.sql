-- The calendar of a scoring year: what is due on which day, with its ground. `year_offset` 1: in the year after the one that is scored.
-- An event is entered anew to change it; the newest stands, as with all other data.
create table if not exists calendar_events (
    coverage_id uuid,
    event varchar,
    title varchar,
    kind varchar,
    month integer,
    day integer,
    year_offset integer,
    document varchar,
    source_id varchar,
    note varchar
);

create or replace view standing_calendar_events as
select
    calendar_events.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from calendar_events
inner join coverages on coverages.coverage_id = calendar_events.coverage_id
where coverages.stands and coverages.topic = 'calendar';
