-- one row per criterion of a unit that lost points in two or more years running: the latest such run, most points first
-- Years running follow each other in the calendar: a year without a score sheet, or without points for the criterion, ends the
-- run. A criterion is followed by its name (named_lines): the lowest lines, and areas where a year of the run has no lines below
-- them. Points are added up over `total_years` only, the last years of the run that may be compared with its newest
-- (`points_compare`); they are set against each other, and shared out, where all of them are of one framework or one year.
with lines as (
    select
        criteria_by_year.*,
        coalesce(framework_names.framework, criteria_by_year.framework_id) as framework
    from criteria_by_year
    left join framework_names on framework_names.framework_key = criteria_by_year.framework_id
    where
        criteria_by_year.unit = cast($unit as varchar)
        and ($unit_id is null or criteria_by_year.unit_id = cast($unit_id as varchar))
        and criteria_by_year.province = cast($province as varchar)
),

losses as (
    select
        lines.*,
        lines.year - row_number() over (partition by lines.unit_id, lines.is_area, lines.name order by lines.year) as run
    from lines
    where lines.deduction > 0
),

runs as (
    select
        losses.unit_id,
        losses.is_area,
        losses.name,
        arg_max(losses.level, losses.year) as level,
        arg_max(losses.code, losses.year) as code,
        arg_max(losses.title, losses.year) as title,
        arg_max(losses.area_code, losses.year) as area_code,
        max(losses.year) as last_year,
        list(
            {
                'year': losses.year,
                'framework': losses.framework,
                'max_score': losses.max_score,
                'deduction': losses.deduction
            }
            order by losses.year desc
        ) as lost,
        string_agg(losses.origin, chr(10) order by losses.year) as origin,
        combined_flags(list(losses.flag)) as flag,
        bool_and(losses.is_leaf) as is_leaf,
        bool_or(losses.is_leaf) as has_leaf
    from losses
    group by losses.unit_id, losses.is_area, losses.name, losses.run
    having count(*) >= 2
),

latest as (
    select
        runs.*,
        runs.lost[1].framework as framework,
        list_position(
            list_transform(
                runs.lost[2:],
                lambda other: points_compare(other.framework, runs.lost[1].framework, other.max_score, runs.lost[1].max_score)
            ),
            false
        ) as unlike_place
    from runs
    where not runs.is_area or runs.has_leaf
    qualify row_number() over (partition by runs.unit_id, runs.is_area, runs.name order by runs.last_year desc) = 1
),

repeated as (
    select
        latest.*,
        if(latest.unlike_place is null, latest.lost, latest.lost[1:latest.unlike_place]) as added,
        list_sum(list_transform(added, lambda loss: loss.deduction)) as total_lost
    from latest
),

sheets as (
    select
        lines.unit_id,
        max(lines.year) as newest_year,
        arg_max(lines.framework, lines.year) as newest_framework
    from lines
    group by lines.unit_id
),

owners as (
    select
        current_limitations.unit_id,
        current_limitations.area_code,
        string_agg(distinct current_limitations.owner, '; ' order by in_name_order(current_limitations.owner)) as owner
    from current_limitations
    inner join units on units.unit_id = current_limitations.unit_id
    where
        units.name = cast($unit as varchar)
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and units.province = cast($province as varchar)
        and current_limitations.owner is not null
    group by current_limitations.unit_id, current_limitations.area_code
)

select
    repeated.code,
    repeated.title,
    repeated.level,
    repeated.area_code,
    repeated.framework,
    repeated.lost[1].max_score as max_score,
    len(repeated.lost) as years_lost,
    repeated.last_year,
    repeated.last_year = sheets.newest_year as is_still_lost,
    list_reverse(list_transform(repeated.lost, lambda loss: loss.year)) as loss_years,
    list_reverse(list_transform(repeated.lost, lambda loss: cast(loss.deduction as double))) as losses,
    list_reverse(list_transform(repeated.lost, lambda loss: cast(percent(loss.deduction, loss.max_score) as double))) as lost_shares,
    list_reverse(list_transform(repeated.added, lambda loss: loss.year)) as total_years,
    repeated.total_lost,
    if(
        (count(repeated.framework) over () = count(*) over () and min(repeated.framework) over () = max(repeated.framework) over ())
        or (max(len(repeated.added)) over () = 1 and min(repeated.last_year) over () = max(repeated.last_year) over ()),
        percent(repeated.total_lost, sum(repeated.total_lost) over ()),
        null
    ) as share,
    owners.owner,
    repeated.flag,
    repeated.origin
from repeated
inner join sheets on sheets.unit_id = repeated.unit_id
left join owners on owners.unit_id = repeated.unit_id and owners.area_code = repeated.area_code
order by
    coalesce(repeated.framework = sheets.newest_framework, repeated.last_year = sheets.newest_year) desc,
    repeated.total_lost desc,
    repeated.last_year desc,
    in_name_order(repeated.code),
    in_name_order(repeated.name),
    repeated.is_area,
    repeated.unit_id
