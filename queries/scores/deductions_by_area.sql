-- one row per area of one unit's score sheet in one year: points available, reached and lost;
-- share and cumulative share (largest first) are percent of all points lost, blank where these are not all known:
-- see deduction_parts
with areas as (
    select
        current_areas.*,
        units.name as unit,
        units.province,
        count(current_areas.deduction) over sheet as known_parts,
        count(*) over sheet as all_parts,
        count(*) filter (where current_areas.max_score is null) over sheet as parts_without_maximum,
        sum(current_areas.max_score) over sheet as parts_max_score,
        sheet_maxima.max_score as whole_max_score,
        known_parts = all_parts and coalesce(parts_max_score >= whole_max_score - 0.011, true) as is_whole
    from current_areas
    inner join units on units.unit_id = current_areas.unit_id
    left join (
        select
            sheet_maxima.unit_id,
            sheet_maxima.year,
            sheet_maxima.max_score
        from sheet_maxima
        where
            ($unit is null or sheet_maxima.unit = cast($unit as varchar))
            and ($unit_id is null or sheet_maxima.unit_id = cast($unit_id as varchar))
            and ($province is null or sheet_maxima.province = cast($province as varchar))
    ) as sheet_maxima
        on sheet_maxima.unit_id = current_areas.unit_id and sheet_maxima.year = current_areas.year
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or current_areas.year = cast($year as integer))
    window sheet as (partition by current_areas.unit_id, current_areas.year)
)

select
    areas.unit,
    areas.province,
    areas.year,
    areas.code as area_code,
    areas.title as area,
    areas.flag,
    areas.max_score,
    areas.self_score,
    areas.appraised_score,
    areas.score,
    areas.deduction,
    percent(areas.score, areas.max_score) as ratio,
    if(areas.is_whole, percent(areas.deduction, sum(areas.deduction) over sheet), null) as share,
    if(
        areas.is_whole,
        percent(
            sum(areas.deduction) over (
                partition by areas.unit_id, areas.year
                order by areas.deduction desc, areas.position
            ),
            sum(areas.deduction) over sheet
        ),
        null
    ) as cumulative_share,
    areas.known_parts,
    areas.all_parts,
    areas.parts_without_maximum,
    areas.parts_max_score,
    areas.whole_max_score,
    areas.is_whole,
    coalesce(current_sources.title, concat_ws(' · ', uploads.file_name, areas.sheet)) as source,
    areas.origin
from areas
inner join uploads on uploads.upload_id = areas.upload_id
left join current_sources on current_sources.source_id = areas.source_id
window sheet as (partition by areas.unit_id, areas.year)
order by in_name_order(areas.province), in_name_order(areas.unit), areas.year, areas.unit_id, areas.position
