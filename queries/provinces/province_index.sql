-- one row per index, province and year: the figure that stands, with its rank as published
select
    index_figures.index_type,
    units.name as province,
    index_figures.year,
    index_figures.value,
    index_figures.rank,
    index_figures.out_of,
    index_figures.group_published,
    index_figures.flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    index_figures.origin
from index_figures
inner join units on units.unit_id = index_figures.province_id
inner join uploads on uploads.upload_id = index_figures.upload_id
left join current_sources on current_sources.source_id = index_figures.source_id
where
    ($index_type is null or index_figures.index_type = cast($index_type as varchar))
    and ($provinces is null or list_contains(cast($provinces as varchar[]), units.name))
    and ($years is null or list_contains(cast($years as integer[]), index_figures.year))
order by index_figures.index_type, in_name_order(units.name), index_figures.year, units.unit_id
