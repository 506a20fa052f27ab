-- one row per line of one unit's score sheet in one year below the areas: points available, reached and lost
select
    units.name as unit,
    units.province,
    lines.year,
    lines.area_code,
    areas.title as area,
    lines.code,
    lines.parent_code,
    lines.level,
    lines.is_leaf,
    lines.title,
    lines.reason,
    lines.owner,
    lines.evidence,
    lines.flag,
    lines.max_score,
    lines.self_score,
    lines.appraised_score,
    lines.survey_score,
    lines.score,
    lines.max_score - lines.score as deduction,
    coalesce(current_sources.title, concat_ws(' · ', uploads.file_name, lines.sheet)) as source,
    score_origin(lines.unit_id, lines.year, lines.position) as origin
from current_scores as lines
inner join units on units.unit_id = lines.unit_id
inner join uploads on uploads.upload_id = lines.upload_id
left join current_sources on current_sources.source_id = lines.source_id
left join current_scores as areas
    on areas.unit_id = lines.unit_id
    and areas.year = lines.year
    and areas.code = lines.area_code
    and areas.level = 'area'
where
    lines.level in ('criterion', 'subcriterion')
    and ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or lines.year = cast($year as integer))
order by in_name_order(units.province), in_name_order(units.name), lines.year, units.unit_id, lines.position
