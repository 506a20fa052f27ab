-- one row per criterion of a unit that lost points in two or more years running: the latest such run, most points first
-- Years running are neighbours among the years for which the unit has score sheets; a year without points for the
-- criterion ends the run. A criterion is followed by its name (named_lines): the lowest lines, and areas where a
-- year of the run has no lines below them.
with lines as (
    select criteria_by_year.*
    from criteria_by_year
    where
        criteria_by_year.unit = cast($unit as varchar)
        and ($unit_id is null or criteria_by_year.unit_id = cast($unit_id as varchar))
        and criteria_by_year.province = cast($province as varchar)
),

years as (
    select
        lines.unit_id,
        lines.year,
        row_number() over (partition by lines.unit_id order by lines.year) as place,
        count(*) over (partition by lines.unit_id) as year_count
    from (select distinct lines.unit_id, lines.year from lines) as lines
),

losses as (
    select
        lines.*,
        years.place,
        years.year_count,
        years.place - row_number() over (partition by lines.unit_id, lines.is_area, lines.name order by years.place) as run
    from lines
    inner join years on years.unit_id = lines.unit_id and years.year = lines.year
    where lines.deduction > 0
),

runs as (
    select
        losses.unit_id,
        losses.is_area,
        losses.name,
        arg_max(losses.level, losses.place) as level,
        arg_max(losses.code, losses.place) as code,
        arg_max(losses.title, losses.place) as title,
        arg_max(losses.area_code, losses.place) as area_code,
        arg_max(losses.max_score, losses.place) as max_score,
        max(losses.year) as last_year,
        max(losses.place) = max(losses.year_count) as is_still_lost,
        count(*) as years_lost,
        list(losses.year order by losses.year) as loss_years,
        list(cast(losses.deduction as double) order by losses.year) as losses,
        sum(losses.deduction) as total_lost,
        string_agg(losses.origin, chr(10) order by losses.year) as origin,
        combined_flags(list(losses.flag)) as flag,
        bool_and(losses.is_leaf) as is_leaf,
        bool_or(losses.is_leaf) as has_leaf
    from losses
    group by losses.unit_id, losses.is_area, losses.name, losses.run
    having count(*) >= 2
),

latest as (
    select runs.*
    from runs
    where not runs.is_area or runs.has_leaf
    qualify row_number() over (partition by runs.unit_id, runs.is_area, runs.name order by runs.last_year desc) = 1
),

owners as (
    select
        standing_limitations.unit_id,
        standing_limitations.area_code,
        string_agg(distinct standing_limitations.owner, '; ' order by in_name_order(standing_limitations.owner)) as owner
    from standing_limitations
    inner join units on units.unit_id = standing_limitations.unit_id
    where
        units.name = cast($unit as varchar)
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and units.province = cast($province as varchar)
        and standing_limitations.owner is not null
    group by standing_limitations.unit_id, standing_limitations.area_code
)

select
    latest.code,
    latest.title,
    latest.level,
    latest.area_code,
    latest.max_score,
    latest.years_lost,
    latest.last_year,
    latest.is_still_lost,
    latest.loss_years,
    latest.losses,
    latest.total_lost,
    100.0 * latest.total_lost / nullif(sum(latest.total_lost) over (), 0) as share,
    owners.owner,
    latest.flag,
    latest.origin
from latest
left join owners on owners.unit_id = latest.unit_id and owners.area_code = latest.area_code
order by
    latest.total_lost desc,
    latest.last_year desc,
    in_name_order(latest.code),
    in_name_order(latest.name),
    latest.is_area,
    latest.unit_id
