-- one row per area of one unit's score sheet in one year: points available, reached and lost;
-- share and cumulative share (largest first) are percent of all points lost
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
),

areas as (
    select
        lines.unit,
        lines.province,
        lines.unit_id,
        lines.year,
        lines.position,
        lines.code as area_code,
        lines.title as area,
        lines.max_score,
        lines.self_score,
        lines.appraised_score,
        coalesce(lines.score, leaves.score) as score,
        lines.max_score - coalesce(lines.score, leaves.score) as deduction,
        lines.sheet,
        lines.row_no,
        lines.upload_id
    from lines
    left join leaves
        on leaves.unit_id = lines.unit_id and leaves.year = lines.year and leaves.area_code = lines.code
    where lines.level = 'area'
)

select
    areas.unit,
    areas.province,
    areas.year,
    areas.area_code,
    areas.area,
    areas.max_score,
    areas.self_score,
    areas.appraised_score,
    areas.score,
    areas.deduction,
    100.0 * areas.score / nullif(areas.max_score, 0) as ratio,
    100.0 * areas.deduction / nullif(sum(areas.deduction) over sheet, 0) as share,
    100.0 * sum(areas.deduction) over (
        partition by areas.unit_id, areas.year
        order by areas.deduction desc, areas.position
    ) / nullif(sum(areas.deduction) over sheet, 0) as cumulative_share,
    uploads.file_name || ' · ' || areas.sheet as source
from areas
inner join uploads on uploads.upload_id = areas.upload_id
window sheet as (partition by areas.unit_id, areas.year)
order by areas.province, areas.unit, areas.year, areas.position
