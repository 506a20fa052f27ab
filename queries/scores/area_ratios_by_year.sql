-- one row per area of one unit and year: how much of its maximum was reached
-- `lasting_area` is equal for an area in every year, also where a mapping of frameworks says that it was renamed.
select
    units.name as unit,
    units.province,
    current_areas.year,
    coalesce(current_frameworks.name, unit_totals.framework_id) as framework,
    current_areas.code as area_code,
    current_areas.title as area,
    coalesce(criterion_names.name, title_key(current_areas.title)) as lasting_area,
    current_areas.flag,
    current_areas.max_score,
    current_areas.self_score,
    current_areas.appraised_score,
    current_areas.score,
    current_areas.deduction,
    percent(current_areas.score, current_areas.max_score) as ratio,
    coalesce(current_sources.title, concat_ws(' · ', uploads.file_name, current_areas.sheet)) as source,
    current_areas.origin
from current_areas
inner join units on units.unit_id = current_areas.unit_id
inner join uploads on uploads.upload_id = current_areas.upload_id
left join current_sources on current_sources.source_id = current_areas.source_id
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
    on unit_totals.unit_id = current_areas.unit_id and unit_totals.year = current_areas.year
left join current_frameworks on current_frameworks.framework_id = unit_totals.framework_id
left join criterion_names
    on criterion_names.framework_id = unit_totals.framework_id and criterion_names.code = current_areas.code
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    current_areas.year,
    units.unit_id,
    current_areas.position
