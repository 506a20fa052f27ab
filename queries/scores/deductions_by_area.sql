-- one row per area of one unit's score sheet in one year: points available, reached and lost;
-- share and cumulative share (largest first) are percent of all points lost
with areas as (
    select
        standing_areas.*,
        units.name as unit,
        units.province
    from standing_areas
    inner join units on units.unit_id = standing_areas.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or standing_areas.year = cast($year as integer))
)

select
    areas.unit,
    areas.province,
    areas.year,
    areas.code as area_code,
    areas.title as area,
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
order by in_name_order(areas.province), in_name_order(areas.unit), areas.year, areas.unit_id, areas.position
