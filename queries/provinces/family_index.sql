-- one row per figure of an index of a province or of those that made it: each under its own name, never added up or
-- averaged. `rank_in_era` says the published rank with the number of provinces and the time it was among.
select
    province_families.new_province,
    province_families.line,
    province_families.province,
    province_families.era,
    standing_index_results.index_type,
    standing_index_results.year,
    standing_index_results.value,
    standing_index_results.rank,
    standing_index_results.out_of,
    cast(standing_index_results.rank as varchar)
    || coalesce('/' || cast(standing_index_results.out_of as varchar), '')
    || if(standing_index_results.year < 2025, ' (tỉnh cũ)', ' (tỉnh mới)') as rank_in_era,
    standing_index_results.flag,
    coalesce(standing_sources.title, uploads.file_name) as source
from standing_index_results
inner join province_families on province_families.province_id = standing_index_results.province_id
inner join uploads on uploads.upload_id = standing_index_results.upload_id
left join standing_sources on standing_sources.source_id = standing_index_results.source_id
where
    ($index_type is null or standing_index_results.index_type = cast($index_type as varchar))
    and (
        $new_provinces is null
        or list_contains(cast($new_provinces as varchar[]), province_families.new_province)
    )
    and ($years is null or list_contains(cast($years as integer[]), standing_index_results.year))
order by
    province_families.new_province,
    province_families.era = 'new',
    province_families.line,
    standing_index_results.index_type,
    standing_index_results.year,
    province_families.province_id
