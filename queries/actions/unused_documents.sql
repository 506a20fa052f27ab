-- one row per unit and period of which the uploads $upload_ids tell something that a stronger document says instead
select
    units.name as unit,
    units.province,
    coverages.period,
    coverages.topic,
    coverages.standing,
    stronger.standing as used_standing,
    uploads.file_name as used_file,
    coverages.is_further as is_replaceable
from coverages
inner join units on units.unit_id = coverages.unit_id
left join results on results.coverage_id = coverages.coverage_id
left join kept_totals
    on kept_totals.unit_id = coverages.unit_id
    and kept_totals.year = results.year
    and kept_totals.upload_id != coverages.upload_id
left join coverages as first_ones on first_ones.scope = coverages.scope and first_ones.stands
inner join coverages as stronger
    on stronger.coverage_id = if(coverages.is_further, first_ones.coverage_id, kept_totals.coverage_id)
inner join uploads on uploads.upload_id = stronger.upload_id
where
    list_contains(cast($upload_ids as varchar[]), cast(coverages.upload_id as varchar))
    and coverages.completes is null
    and coverages.row_count > 0
order by coverages.period, in_name_order(units.province), in_name_order(units.name), coverages.topic
