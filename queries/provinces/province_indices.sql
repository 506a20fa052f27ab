-- one row per index and year of some provinces ($until a year, $newest only the newest of each): value, published rank,
-- and where they stand among all provinces. Provinces are meant by name ($provinces: only those of $geography 'old' or
-- 'new', where that is given), or by the one they are in since the mergers ($new_provinces: it and those that made it,
-- each a `line` of its own, never added up or averaged). Without $geography the line tells namesakes of the two times
-- apart; `rank_in_era` says the rank with its total and time.
-- percentile (0 last, 100 first) is 100 × (out_of − rank) ÷ (out_of − 1) by the published rank; without one
-- 100 × (n − place) ÷ (n − 1) by points among the n provinces that have any that year, where these are nearly all (90 %):
-- a place among a few is none in the country.
with placed as (
    select
        index_figures.*,
        count(*) over one_year as units_with_figures,
        count(index_figures.value) over one_year as units_with_value,
        case
            when index_figures.value is not null
                then rank() over (
                    partition by index_figures.index_type, index_figures.year, index_figures.geography
                    order by index_figures.value desc nulls last
                )
        end as place
    from index_figures
    where $index_type is null or index_figures.index_type = cast($index_type as varchar)
    window one_year as (partition by index_figures.index_type, index_figures.year, index_figures.geography)
)

select
    placed.index_type,
    units.unit_id,
    units.name as province,
    province_families.era,
    if($geography is null, coalesce(province_families.line, units.name), units.name) as line,
    province_families.new_province,
    placed.year,
    placed.value,
    placed.rank,
    placed.out_of,
    cast(placed.rank as varchar)
    || coalesce('/' || cast(placed.out_of as varchar), '')
    || if(placed.geography = 'old', ' (tỉnh cũ)', ' (tỉnh mới)') as rank_in_era,
    if(nearly_whole(placed.units_with_value, placed.provinces_total), placed.place, null) as place,
    coalesce(
        percentile(placed.rank, placed.out_of),
        if(
            nearly_whole(placed.units_with_value, placed.provinces_total),
            percentile(placed.place, placed.units_with_value),
            null
        )
    ) as percentile,
    coalesce(placed.rank is not null and placed.out_of > 1, false) as is_published,
    placed.units_with_figures,
    placed.units_with_value,
    placed.provinces_total,
    placed.geography,
    row_number() over (
        partition by placed.index_type, units.unit_id
        order by placed.year desc
    ) = 1 as is_newest,
    placed.flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    placed.origin
from placed
inner join units on units.unit_id = placed.province_id
inner join uploads on uploads.upload_id = placed.upload_id
left join current_sources on current_sources.source_id = placed.source_id
left join province_families on province_families.province_id = placed.province_id
where
    ($units is null or list_contains(cast($units as varchar[]), units.unit_id))
    and ($provinces is null or list_contains(cast($provinces as varchar[]), units.name))
    and (
        $new_provinces is null
        or list_contains(cast($new_provinces as varchar[]), province_families.new_province)
    )
    and (
        $geography is null
        or coalesce(province_families.era, 'both') in ('both', cast($geography as varchar))
    )
    and ($year is null or placed.year = cast($year as integer))
    and ($years is null or list_contains(cast($years as integer[]), placed.year))
    and ($until is null or placed.year <= cast($until as integer))
qualify coalesce(not cast($newest as boolean), true) or is_newest
order by in_name_order(units.name), units.unit_id, placed.index_type, placed.year
