-- one row per target: a measure of a unit in a period (of $year, where it is given), and the document that set it
select
    units.name as unit,
    units.province,
    standing_targets.measure,
    standing_targets.title,
    standing_targets.period,
    standing_targets.comparison,
    standing_targets.value,
    standing_targets.measure_unit,
    standing_targets.quote,
    standing_targets.note,
    standing_targets.flag,
    coalesce(standing_targets.document, standing_sources.title) as document,
    coalesce(standing_sources.title, standing_targets.document, uploads.file_name) as source,
    concat_ws('|', 'targets', standing_targets.unit_id, standing_targets.period, standing_targets.measure, standing_targets.title, '') as origin
from standing_targets
inner join units on units.unit_id = standing_targets.unit_id
inner join uploads on uploads.upload_id = standing_targets.upload_id
left join standing_sources on standing_sources.source_id = standing_targets.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or left(standing_targets.period, 4) = cast(cast($year as integer) as varchar))
    and ($measures is null or list_contains(cast($measures as varchar[]), standing_targets.measure))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    standing_targets.period,
    units.unit_id,
    standing_targets.measure,
    in_name_order(standing_targets.title)
