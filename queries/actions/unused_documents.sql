-- one row per unit and period of which the uploads $upload_ids tell something that a stronger document says instead
select
    units.name as unit,
    units.province,
    coverages.period,
    coverages.topic,
    coverages.standing,
    stronger.standing as used_standing,
    uploads.file_name as used_file,
    not coverages.stands as is_replaceable
from coverages
inner join units on units.unit_id = coverages.unit_id
left join results on results.coverage_id = coverages.coverage_id
left join kept_totals
    on kept_totals.unit_id = coverages.unit_id
    and kept_totals.year = results.year
    and kept_totals.coverage_id != coverages.coverage_id
left join coverages as standing_ones on standing_ones.scope = coverages.scope and standing_ones.stands
inner join coverages as stronger
    on stronger.coverage_id = if(coverages.stands, kept_totals.coverage_id, standing_ones.coverage_id)
inner join uploads on uploads.upload_id = stronger.upload_id
where list_contains(cast($upload_ids as varchar[]), cast(coverages.upload_id as varchar)) and coverages.row_count > 0
order by coverages.period, in_name_order(units.province), in_name_order(units.name), coverages.topic
