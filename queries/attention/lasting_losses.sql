-- one row per criterion that a unit has lost points on year after year, up to its newest score sheet (rule `repeated_deduction`), and
-- the area that lost most there of `known_parts` of `all_parts` areas, unless it is such a one (`largest_deduction`); sheets until the year of $as_of (today, if not given)
-- A criterion, its years and its losses are those of `repeated_losses` (criteria_by_year); as there an area counts where a
-- year of its run has no lines below it, else its criteria speak for it. `stake_areas` is the area that the points are of.
with lines as (
    select criteria_by_year.*
    from criteria_by_year
    where
        ($unit is null or criteria_by_year.unit = cast($unit as varchar))
        and ($unit_id is null or criteria_by_year.unit_id = cast($unit_id as varchar))
        and ($province is null or criteria_by_year.province = cast($province as varchar))
        and criteria_by_year.year
        <= year(asked_day($as_of))
),

criteria as materialized (
    select
        lines.unit_id,
        lines.unit,
        lines.province,
        lines.is_area,
        lines.name,
        max(lines.year) as year,
        arg_max(lines.title, lines.year) as title,
        arg_max(lines.position, lines.year) as position,
        arg_max(lines.area_code, lines.year) as area_code,
        arg_max_null(lines.max_score, lines.year) as max_score,
        arg_max_null(lines.deduction, lines.year) as deduction,
        list(
            {'year': lines.year, 'is_leaf': lines.is_leaf, 'flag': lines.flag, 'origin': lines.origin} order by lines.year desc
        ) filter (where lines.deduction > 0) as losses
    from lines
    group by lines.unit_id, lines.unit, lines.province, lines.is_area, lines.name
),

sheets as (
    select
        lines.unit_id,
        max(lines.year) as newest_year
    from lines
    group by lines.unit_id
),

-- backwards from the newest sheet, as long as one year follows the other
lasting as (
    select
        criteria.*,
        list_filter(criteria.losses, lambda loss, place: loss.year = sheets.newest_year - place + 1) as run
    from criteria
    inner join sheets on sheets.unit_id = criteria.unit_id and sheets.newest_year = criteria.year
    where criteria.deduction > 0
),

ruled as (
    select
        lasting.*,
        len(lasting.run) as years_lost,
        len(lasting.run) >= attention_rules.threshold as is_repeated,
        not lasting.is_area or list_bool_or(list_transform(lasting.run, lambda loss: loss.is_leaf)) as speaks
    from lasting
    cross join attention_rules
    where attention_rules.rule = 'repeated_deduction'
),

areas as (
    select
        lines.unit_id,
        lines.year,
        count(lines.deduction) as known_parts,
        count(*) as all_parts
    from lines
    where lines.is_area
    group by lines.unit_id, lines.year
),

found as (
    select
        'repeated_deduction' as rule,
        ruled.*,
        cast(ruled.years_lost as double) as actual,
        ruled.run as behind
    from ruled
    where ruled.is_repeated and ruled.speaks
    union all by name
    select
        'largest_deduction' as rule,
        worst.*,
        areas.known_parts,
        areas.all_parts,
        cast(worst.max_score as double) as target,
        worst.run[1:1] as behind
    from (
        select ruled.*
        from ruled
        where ruled.is_area
        qualify row_number() over (partition by ruled.unit_id order by ruled.deduction desc, ruled.position) = 1
    ) as worst
    inner join areas on areas.unit_id = worst.unit_id and areas.year = worst.year
    where not (worst.is_repeated and worst.speaks)
)

select
    found.rule,
    found.unit_id,
    found.unit,
    found.province,
    cast(found.year as varchar) as period,
    'year' as period_type,
    found.title as subject,
    found.name,
    found.target,
    found.actual,
    cast(found.deduction as double) as at_stake,
    cast(found.deduction as double) as points,
    found.known_parts,
    found.all_parts,
    [coalesce(found.area_code, if(found.is_area, found.title, null))] as stake_areas,
    combined_flags(list_transform(found.behind, lambda loss: loss.flag)) as flag,
    array_to_string(list_transform(found.behind, lambda loss: loss.origin), chr(10)) as origin
from found
order by
    found.unit_id,
    found.rule,
    found.deduction desc,
    in_name_order(found.title),
    in_name_order(found.name)
