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

told as (
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
    told.code,
    told.title,
    told.level,
    told.area_code,
    told.framework,
    told.lost[1].max_score as max_score,
    len(told.lost) as years_lost,
    told.last_year,
    told.last_year = sheets.newest_year as is_still_lost,
    list_reverse(list_transform(told.lost, lambda loss: loss.year)) as loss_years,
    list_reverse(list_transform(told.lost, lambda loss: cast(loss.deduction as double))) as losses,
    list_reverse(list_transform(told.lost, lambda loss: cast(percent(loss.deduction, loss.max_score) as double))) as lost_shares,
    list_reverse(list_transform(told.added, lambda loss: loss.year)) as total_years,
    told.total_lost,
    if(
        (count(told.framework) over () = count(*) over () and min(told.framework) over () = max(told.framework) over ())
        or (max(len(told.added)) over () = 1 and min(told.last_year) over () = max(told.last_year) over ()),
        percent(told.total_lost, sum(told.total_lost) over ()),
        null
    ) as share,
    owners.owner,
    told.flag,
    told.origin
from told
inner join sheets on sheets.unit_id = told.unit_id
left join owners on owners.unit_id = told.unit_id and owners.area_code = told.area_code
order by
    coalesce(told.framework = sheets.newest_framework, told.last_year = sheets.newest_year) desc,
    told.total_lost desc,
    told.last_year desc,
    in_name_order(told.code),
    in_name_order(told.name),
    told.is_area,
    told.unit_id
