-- one row per province and area of its PAR INDEX in one year; a printed percentage is the ratio itself
select
    units.name as province,
    standing_index_areas.year,
    standing_index_areas.area_code,
    standing_index_areas.area,
    standing_index_areas.max_score,
    case when standing_index_areas.measure_unit = 'điểm' then standing_index_areas.value end as score,
    case
        when standing_index_areas.measure_unit = '%' then standing_index_areas.value
        else percent(standing_index_areas.value, standing_index_areas.max_score)
    end as ratio,
    standing_index_areas.rank,
    standing_index_areas.out_of,
    standing_index_areas.flag,
    coalesce(standing_sources.title, uploads.file_name) as source,
    concat_ws(
        '|', 'index_areas', standing_index_areas.province_id, standing_index_areas.year, standing_index_areas.area_code, ''
    ) as origin
from standing_index_areas
inner join units on units.unit_id = standing_index_areas.province_id
inner join uploads on uploads.upload_id = standing_index_areas.upload_id
left join standing_sources on standing_sources.source_id = standing_index_areas.source_id
where
    regexp_full_match(standing_index_areas.area_code, '[1-8]')
    and ($provinces is null or list_contains(cast($provinces as varchar[]), units.name))
    and ($year is null or standing_index_areas.year = cast($year as integer))
order by
    standing_index_areas.year,
    in_name_order(standing_index_areas.area_code),
    in_name_order(units.name),
    units.unit_id
