-- one row per index, province and year: the figure that stands, with its rank as published
select
    standing_index_results.index_type,
    units.name as province,
    standing_index_results.year,
    standing_index_results.value,
    standing_index_results.rank,
    standing_index_results.out_of,
    standing_index_results.group_published,
    standing_index_results.flag,
    coalesce(standing_sources.title, uploads.file_name) as source
from standing_index_results
inner join units on units.unit_id = standing_index_results.province_id
inner join uploads on uploads.upload_id = standing_index_results.upload_id
left join standing_sources on standing_sources.source_id = standing_index_results.source_id
where
    ($index_type is null or standing_index_results.index_type = cast($index_type as varchar))
    and ($provinces is null or list_contains(cast($provinces as varchar[]), units.name))
    and ($years is null or list_contains(cast($years as integer[]), standing_index_results.year))
order by standing_index_results.index_type, units.name, standing_index_results.year, units.unit_id
