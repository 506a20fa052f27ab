-- The areas of every score sheet that stands, with points and what was lost. Every question about areas reads
-- this view, so that all tell the same points.
create or replace view current_areas as
select
    areas.*,
    areas.max_score - areas.score as deduction,
    score_origin(areas.unit_id, areas.year, areas.position) as origin
from current_scores as areas
where areas.level = 'area';

-- Of the lines of each area of a sheet: how many tell what they lost, what they lost and their area as it is printed.
create or replace view area_coverages as
select
    lines.unit_id,
    lines.year,
    lines.area_code,
    count(lines.max_score - lines.score) filter (where lines.is_leaf) as known_parts,
    count(*) filter (where lines.is_leaf) as all_parts,
    count(*) filter (where lines.is_leaf and lines.max_score is null) as parts_without_maximum,
    sum(lines.max_score) filter (where lines.is_leaf) as parts_max_score,
    sum(lines.max_score - lines.score) filter (where lines.is_leaf) as parts_deduction,
    count(lines.max_score - lines.score) filter (where lines.level = 'area') as known_areas,
    count(*) filter (where lines.level = 'area') as all_areas,
    count(lines.max_score) filter (where lines.level = 'area') as known_maxima,
    sum(lines.max_score) filter (where lines.level = 'area') as max_score,
    sum(lines.max_score - lines.score) filter (where lines.level = 'area') as deduction
from current_scores as lines
where lines.level in ('area', 'criterion', 'subcriterion')
group by lines.unit_id, lines.year, lines.area_code;

-- Of how many lowest lines of a score sheet the loss is known, and whether these make up the whole (`is_whole`, as in deduction_parts):
-- the maximum that the sheet tells, else that of its areas. `areas_are_whole`: the same of its areas, whatever their lines tell. `rest_points`: what
-- areas lost as printed and none of their lowest lines tells, as «rest» of `owner_points`.
create or replace view sheet_coverages as
select
    counted.* exclude (known_areas, all_areas, areas_max_score, told_max_score, untold),
    if(counted.untold > 0, counted.untold, null) as rest_points,
    coalesce(counted.told_max_score, counted.areas_max_score) as whole_max_score,
    counted.known_parts = counted.all_parts and coalesce(counted.parts_max_score >= whole_max_score - 0.011, true) as is_whole,
    counted.all_areas > 0
    and counted.known_areas = counted.all_areas
    and coalesce(counted.areas_max_score >= counted.told_max_score - 0.011, true) as areas_are_whole
from (
    select
        areas.unit_id,
        areas.year,
        cast(sum(areas.known_parts) as bigint) as known_parts,
        cast(sum(areas.all_parts) as bigint) as all_parts,
        cast(sum(areas.parts_without_maximum) as bigint) as parts_without_maximum,
        sum(areas.parts_max_score) as parts_max_score,
        cast(sum(areas.known_areas) as bigint) as known_areas,
        cast(sum(areas.all_areas) as bigint) as all_areas,
        if(sum(areas.known_maxima) = sum(areas.all_areas), sum(areas.max_score), null) as areas_max_score,
        sum(areas.deduction - coalesce(areas.parts_deduction, 0)) as untold,
        any_value(sheet_maxima.max_score) as told_max_score
    from area_coverages as areas
    left join sheet_maxima on sheet_maxima.unit_id = areas.unit_id and sheet_maxima.year = areas.year
    group by areas.unit_id, areas.year
) as counted;

-- Of the sums of a sheet those right above some of them.
create or replace macro sums_above(lines, found) as list_filter(
    lines,
    lambda line: line.code is not null and list_contains(list_transform(found, lambda below: below.parent_code), line.code)
);

-- Lines whose points are the sum of those below them that have any, while others that weigh have none, and those that add up such lines:
-- they are told as printed, but what they lost is not what a year with all of its points lost.
create or replace view partial_lines as
with sums as (
    select
        above.unit_id,
        above.year,
        above.position,
        any_value(above.code) as code,
        any_value(above.parent_code) as parent_code,
        count(below.score) < count(*)
        and (
            count(*) filter (where below.score is null and below.max_score is not null) > 0
            or coalesce(abs(sum(below.max_score) - any_value(above.max_score)) > 0.011, true)
        ) as has_blanks
    from current_scores as above
    inner join current_scores as below
        on below.unit_id = above.unit_id and below.year = above.year and below.parent_code = above.code
    where not above.is_leaf and above.score is not null
    group by above.unit_id, above.year, above.position
    having count(below.score) > 0 and abs(sum(below.score) - any_value(above.score)) <= 0.011
),

-- Up to four lines above, each looked for in the list of its own sheet: of a recursion every unit would be told for each question.
sheets as (
    select
        sums.unit_id,
        sums.year,
        list(
            {'position': sums.position, 'code': sums.code, 'parent_code': sums.parent_code, 'has_blanks': sums.has_blanks}
        ) as lines
    from sums
    group by sums.unit_id, sums.year
    having bool_or(sums.has_blanks)
),

first_lines as (
    select
        sheets.*,
        list_filter(sheets.lines, lambda line: line.has_blanks) as first_found
    from sheets
),

second_lines as (
    select
        first_lines.*,
        sums_above(first_lines.lines, first_lines.first_found) as second_found
    from first_lines
),

third_lines as (
    select
        second_lines.*,
        sums_above(second_lines.lines, second_lines.second_found) as third_found
    from second_lines
),

fourth_lines as (
    select
        third_lines.*,
        sums_above(third_lines.lines, third_lines.third_found) as fourth_found
    from third_lines
),

found as (
    select
        fourth_lines.unit_id,
        fourth_lines.year,
        unnest(
            list_distinct(
                list_transform(
                    list_concat(
                        fourth_lines.first_found,
                        fourth_lines.second_found,
                        fourth_lines.third_found,
                        fourth_lines.fourth_found,
                        sums_above(fourth_lines.lines, fourth_lines.fourth_found)
                    ),
                    lambda line: line.position
                )
            )
        ) as position
    from fourth_lines
)

select
    found.unit_id,
    found.year,
    found.position
from found;
