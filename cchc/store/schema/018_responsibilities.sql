-- One row per responsibility that stands: from `starts_on` (the first of January where no day is said) to `ends_on`, the day before another
-- one for the same criterion of the unit and year (blank where none follows). A criterion that is only named goes by the code
-- that the unit's score sheet of the year has for that name, if one line is called so.
create or replace view responsibilities_in_time as
with titles as (
    select
        standing_scores.unit_id,
        standing_scores.year,
        title_key(standing_scores.title) as words,
        any_value(standing_scores.code) as code
    from standing_scores
    where standing_scores.title is not null
    group by all
    having count(*) = 1
),

named as (
    select
        standing_responsibilities.*,
        coalesce(standing_responsibilities.code, titles.code) as known_code,
        coalesce(standing_responsibilities.code, titles.code, title_key(standing_responsibilities.title)) as criterion_key,
        coalesce(standing_responsibilities.since, make_date(standing_responsibilities.year, 1, 1)) as starts_on
    from standing_responsibilities
    left join titles
        on standing_responsibilities.code is null
        and titles.unit_id = standing_responsibilities.unit_id
        and titles.year = standing_responsibilities.year
        and titles.words = title_key(standing_responsibilities.title)
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
