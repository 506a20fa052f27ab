-- one row per area of one unit and year: how much of its maximum was reached
select
    units.name as unit,
    units.province,
    standing_areas.year,
    coalesce(standing_frameworks.name, unit_totals.framework_id) as framework,
    standing_areas.code as area_code,
    standing_areas.title as area,
    standing_areas.flag,
    standing_areas.max_score,
    standing_areas.self_score,
    standing_areas.appraised_score,
    standing_areas.score,
    standing_areas.deduction,
    percent(standing_areas.score, standing_areas.max_score) as ratio,
    coalesce(standing_sources.title, concat_ws(' · ', uploads.file_name, standing_areas.sheet)) as source,
    standing_areas.origin
from standing_areas
inner join units on units.unit_id = standing_areas.unit_id
inner join uploads on uploads.upload_id = standing_areas.upload_id
left join standing_sources on standing_sources.source_id = standing_areas.source_id
left join (
    select
        unit_totals.unit_id,
        unit_totals.year,
        unit_totals.framework_id
    from unit_totals
    where
        ($unit is null or unit_totals.unit = cast($unit as varchar))
        and ($unit_id is null or unit_totals.unit_id = cast($unit_id as varchar))
        and ($province is null or unit_totals.province = cast($province as varchar))
) as unit_totals
    on unit_totals.unit_id = standing_areas.unit_id and unit_totals.year = standing_areas.year
left join standing_frameworks on standing_frameworks.framework_id = unit_totals.framework_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    standing_areas.year,
    units.unit_id,
    standing_areas.position
