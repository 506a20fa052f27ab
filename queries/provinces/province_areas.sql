-- one row per province and part of an index in one year; a printed percentage is the ratio itself
-- Without $index_type the eight areas of PAR INDEX; the halves that its points come from are none of them.
select
    units.name as province,
    current_index_areas.year,
    current_index_areas.area_code,
    current_index_areas.area,
    current_index_areas.max_score,
    case when current_index_areas.measure_unit = 'điểm' then current_index_areas.value end as score,
    case
        when current_index_areas.measure_unit = '%' then current_index_areas.value
        else percent(current_index_areas.value, current_index_areas.max_score)
    end as ratio,
    current_index_areas.rank,
    current_index_areas.out_of,
    current_index_areas.flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    concat_ws(
        '|', 'index_areas', current_index_areas.province_id, current_index_areas.year, current_index_areas.area_code, ''
    ) as origin
from current_index_areas
inner join units on units.unit_id = current_index_areas.province_id
inner join uploads on uploads.upload_id = current_index_areas.upload_id
left join current_sources on current_sources.source_id = current_index_areas.source_id
where
    coalesce(current_index_areas.index_type, 'PAR') = coalesce(cast($index_type as varchar), 'PAR')
    and (current_index_areas.index_type is not null or regexp_full_match(current_index_areas.area_code, '[1-8]'))
    and ($provinces is null or list_contains(cast($provinces as varchar[]), units.name))
    and ($year is null or current_index_areas.year = cast($year as integer))
order by
    current_index_areas.year,
    in_name_order(current_index_areas.area_code),
    in_name_order(units.name),
    units.unit_id
