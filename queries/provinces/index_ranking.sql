-- one row per province with a figure of one index in one year: the pinned ones first, then best to worst;
-- median and upper quartile are those of all provinces with points
select
    standing_index_results.index_type,
    units.name as province,
    standing_index_results.year,
    standing_index_results.value,
    standing_index_results.rank,
    standing_index_results.out_of,
    standing_index_results.flag,
    coalesce(list_contains(cast($pinned as varchar[]), units.name), false) as is_pinned,
    median(standing_index_results.value) over () as median_value,
    quantile_cont(standing_index_results.value, 0.75) over () as upper_quartile,
    coalesce(standing_sources.title, uploads.file_name) as source
from standing_index_results
inner join units on units.unit_id = standing_index_results.province_id
inner join uploads on uploads.upload_id = standing_index_results.upload_id
left join standing_sources on standing_sources.source_id = standing_index_results.source_id
where
    standing_index_results.index_type = cast($index_type as varchar)
    and standing_index_results.year = cast($year as integer)
order by
    is_pinned desc,
    standing_index_results.rank nulls last,
    standing_index_results.value desc nulls last,
    units.name,
    units.unit_id
