-- one row per id of $ids that names a unit, a province or a source: the name that people read, of a province with its time
-- where it has a namesake of another
with given as (
    select distinct unnest(cast($ids as varchar[])) as id
),

provinces_in_time as (
    select
        province_families.province_id,
        if(count(*) over (partition by province_families.province) > 1, province_families.line, province_families.province) as name
    from province_families
)

select
    given.id,
    coalesce(
        case
            when units.kind = 'province' then coalesce(provinces_in_time.name, units.name)
            else units.name || ' · ' || coalesce(provinces_in_time.name, units.province)
        end,
        current_sources.title
    ) as name
from given
left join units on units.unit_id = given.id
left join provinces_in_time on provinces_in_time.province_id = units.province_id
left join current_sources on current_sources.source_id = given.id
where coalesce(units.name, current_sources.title) is not null
order by given.id
