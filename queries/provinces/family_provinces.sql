-- one row per province, as it was and as it is, with the province that it is in since the mergers and what is held of it:
-- indices with their first and last year, units with a total. A new province comes after those that made it; $provinces
-- are names of either time, and give their whole families.
with held as (
    select
        indices.province_id,
        string_agg(
            indices.index_type || ' ' || indices.first_year || if(indices.last_year = indices.first_year, '', '–' || indices.last_year),
            '; ' order by indices.index_type
        ) as figures
    from (
        select
            index_figures.province_id,
            if(index_figures.index_type = '766', 'Chỉ số 766', index_figures.index_type) as index_type,
            cast(min(index_figures.year) as varchar) as first_year,
            cast(max(index_figures.year) as varchar) as last_year
        from index_figures
        where coalesce(index_figures.value, index_figures.rank) is not null
        group by all
    ) as indices
    group by indices.province_id
),

scored as (
    select
        units.province_id,
        count(distinct unit_totals.unit_id) as scored_units
    from unit_totals
    inner join units on units.unit_id = unit_totals.unit_id
    group by units.province_id
)

select
    province_families.province_id,
    province_families.province,
    province_families.line,
    province_families.era,
    province_families.new_province,
    held.figures,
    coalesce(scored.scored_units, 0) as scored_units,
    count(*) over (partition by province_families.new_province) as family_size,
    province_families.valid_from,
    province_families.valid_to,
    cast(
        max(if(province_families.era = 'new', province_families.valid_from, null))
            over (partition by province_families.new_province)
        as date
    ) as merged_on
from province_families
left join held on held.province_id = province_families.province_id
left join scored on scored.province_id = province_families.province_id
where
    ($new_province is null or province_families.new_province = cast($new_province as varchar))
    and (
        $provinces is null
        or province_families.new_province in (
            select named.new_province
            from province_families as named
            where list_contains(cast($provinces as varchar[]), named.province)
        )
    )
order by
    in_name_order(province_families.new_province),
    province_families.era = 'new',
    in_name_order(province_families.province),
    province_families.province_id
