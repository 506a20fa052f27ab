-- The areas of every score sheet that stands, with points and what was lost. Every question about areas reads
-- this view, so that all tell the same points.
create or replace view current_areas as
select
    areas.*,
    areas.max_score - areas.score as deduction,
    score_origin(areas.unit_id, areas.year, areas.position) as origin
from current_scores as areas
where areas.level = 'area';

-- Of how many lowest lines of a score sheet the loss is known, and whether these make up the whole (`is_whole`, as in deduction_parts):
-- the maximum that the sheet tells, else that of its areas. `areas_are_whole`: the same of its areas, whatever their lines tell.
create or replace view sheet_coverages as
select
    counted.* exclude (known_areas, all_areas, areas_max_score, told_max_score),
    coalesce(counted.told_max_score, counted.areas_max_score) as whole_max_score,
    counted.known_parts = counted.all_parts and coalesce(counted.parts_max_score >= whole_max_score - 0.011, true) as is_whole,
    counted.all_areas > 0
    and counted.known_areas = counted.all_areas
    and coalesce(counted.areas_max_score >= counted.told_max_score - 0.011, true) as areas_are_whole
from (
    select
        lines.unit_id,
        lines.year,
        count(lines.max_score - lines.score) filter (where lines.is_leaf) as known_parts,
        count(*) filter (where lines.is_leaf) as all_parts,
        count(*) filter (where lines.is_leaf and lines.max_score is null) as parts_without_maximum,
        sum(lines.max_score) filter (where lines.is_leaf) as parts_max_score,
        count(lines.max_score - lines.score) filter (where lines.level = 'area') as known_areas,
        count(*) filter (where lines.level = 'area') as all_areas,
        if(
            count(lines.max_score) filter (where lines.level = 'area') = all_areas,
            sum(lines.max_score) filter (where lines.level = 'area'),
            null
        ) as areas_max_score,
        any_value(sheet_maxima.max_score) as told_max_score
    from current_scores as lines
    left join sheet_maxima on sheet_maxima.unit_id = lines.unit_id and sheet_maxima.year = lines.year
    where lines.level in ('area', 'criterion', 'subcriterion')
    group by lines.unit_id, lines.year
) as counted;

-- Lines whose points are the sum of those below them that have any, while others that weigh have none, and those that add up such lines:
-- they are told as printed, but what they lost is not what a year with all of its points lost.
create or replace view partial_lines as
with recursive sums as (
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

found as (
    select sums.*
    from sums
    where sums.has_blanks
    union
    select sums.*
    from found
    inner join sums on sums.unit_id = found.unit_id and sums.year = found.year and sums.code = found.parent_code
)

select
    found.unit_id,
    found.year,
    found.position
from found;
