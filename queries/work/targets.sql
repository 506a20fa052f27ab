-- one row per target: a measure of a unit in a period (of $year, where it is given), and the document that set it
select
    units.name as unit,
    units.province,
    current_targets.measure,
    current_targets.title,
    current_targets.period,
    current_targets.comparison,
    current_targets.value,
    current_targets.measure_unit,
    current_targets.quote,
    current_targets.note,
    current_targets.flag,
    coalesce(current_targets.document, current_sources.title) as document,
    coalesce(current_sources.title, current_targets.document, uploads.file_name) as source,
    concat_ws('|', 'targets', current_targets.unit_id, current_targets.period, current_targets.measure, current_targets.title, '') as origin
from current_targets
inner join units on units.unit_id = current_targets.unit_id
inner join uploads on uploads.upload_id = current_targets.upload_id
left join current_sources on current_sources.source_id = current_targets.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or left(current_targets.period, 4) = cast(cast($year as integer) as varchar))
    and ($measures is null or list_contains(cast($measures as varchar[]), current_targets.measure))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    current_targets.period,
    units.unit_id,
    current_targets.measure,
    in_name_order(current_targets.title)
