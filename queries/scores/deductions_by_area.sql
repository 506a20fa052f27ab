-- one row per area of one unit's score sheet in one year: points available, reached and lost
with lines as (
    select
        standing_scores.*,
        units.name as unit,
        units.province
    from standing_scores
    inner join units on units.unit_id = standing_scores.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or standing_scores.year = cast($year as integer))
),

leaves as (
    select
        lines.unit_id,
        lines.year,
        lines.area_code,
        sum(lines.score) as score
    from lines
    where lines.is_leaf and lines.level in ('criterion', 'subcriterion')
    group by lines.unit_id, lines.year, lines.area_code
)

select
    lines.unit,
    lines.province,
    lines.year,
    lines.code as area_code,
    lines.title as area,
    lines.max_score,
    coalesce(lines.score, leaves.score) as score,
    lines.max_score - coalesce(lines.score, leaves.score) as deduction,
    100.0 * coalesce(lines.score, leaves.score) / nullif(lines.max_score, 0) as ratio
from lines
left join leaves
    on leaves.unit_id = lines.unit_id and leaves.year = lines.year and leaves.area_code = lines.code
where lines.level = 'area'
order by lines.province, lines.unit, lines.year, lines.position
