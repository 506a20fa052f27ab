-- One row per responsibility that stands: from `starts_on` (the first of January where no day is said) to `ends_on`, the day before another
-- one for the same criterion of the unit and year (blank where none follows). A criterion that is only named goes by the code
-- that the unit's score sheet of the year has for that name, if one line is called so.
create or replace view responsibilities_in_time as
with titles as (
    select
        current_scores.unit_id,
        current_scores.year,
        title_key(current_scores.title) as words,
        any_value(current_scores.code) as code
    from current_scores
    where current_scores.title is not null
    group by all
    having count(*) = 1
),

named as (
    select
        current_responsibilities.*,
        coalesce(current_responsibilities.code, titles.code) as known_code,
        coalesce(current_responsibilities.code, titles.code, title_key(current_responsibilities.title)) as criterion_key,
        coalesce(current_responsibilities.since, make_date(current_responsibilities.year, 1, 1)) as starts_on
    from current_responsibilities
    left join titles
        on titles.unit_id = current_responsibilities.unit_id
        and titles.year = current_responsibilities.year
        and titles.words = if(current_responsibilities.code is null, title_key(current_responsibilities.title), null)
)

select
    named.*,
    cast(
        lead(named.starts_on) over (
            partition by named.unit_id, named.year, named.criterion_key
            order by named.starts_on, named.published_no, named.position
        ) - interval 1 day as date
    ) as ends_on
from named;
