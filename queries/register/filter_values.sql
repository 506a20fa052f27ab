-- one row per value that a filter can take among the figures that stand: provinces, the units of a province
-- (of all without one), years, and indices
with figures as (
    select distinct
        units.province,
        units.name as unit,
        left(coverages.period, 4) as year,
        case
            when coverages.topic in ('index', 'index_readings') then coverages.subject
            when coverages.topic = 'index_766' then '766'
        end as index_type
    from coverages
    inner join units on units.unit_id = coverages.unit_id
    where
        coverages.stands
        and coverages.period != ''
        and ($topics is null or list_contains(cast($topics as varchar[]), coverages.topic))
),

named as (
    select
        'province' as filter,
        figures.province as value
    from figures
    union all
    select
        'unit' as filter,
        figures.unit as value
    from figures
    where $province is null or figures.province = cast($province as varchar)
    union all
    select
        'year' as filter,
        figures.year as value
    from figures
    union all
    select
        'index_type' as filter,
        figures.index_type as value
    from figures
)

select distinct
    named.filter,
    named.value
from named
where named.value is not null
order by named.filter, in_name_order(named.value)
