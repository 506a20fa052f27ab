-- one row per value that a target of a unit ever had, and per time that it was removed, the newest first: who published it,
-- when, and whether it stands
with figures as materialized (
    select
        units.name as unit,
        units.province,
        targets.*,
        publication_history.* exclude (coverage_id, unit_id, period)
    from units
    inner join targets on targets.unit_id = units.unit_id
    inner join publication_history
        on publication_history.coverage_id = targets.coverage_id
        and publication_history.unit_id = targets.unit_id
        and publication_history.topic = 'targets'
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

everything as (
    select *
    from figures
    union all by name
    select
        named.*,
        removals.* exclude (scope, unit_id, period)
    from removals
    inner join (
        select distinct
            figures.unit,
            figures.province,
            figures.scope,
            figures.unit_id,
            figures.period,
            figures.measure,
            figures.title
        from figures
    ) as named on named.scope = removals.scope
    where removals.topic = 'targets'
)

select
    everything.unit,
    everything.province,
    everything.period,
    everything.measure,
    everything.title,
    everything.comparison,
    everything.value,
    everything.measure_unit,
    everything.note,
    coalesce(standing_sources.title, everything.document, everything.file_name) as source,
    everything.published_by,
    everything.published_at,
    everything.state,
    cast(everything.upload_id as varchar) as upload_id
from everything
left join standing_sources on standing_sources.source_id = everything.source_id
order by
    everything.province,
    everything.unit,
    everything.period,
    everything.unit_id,
    everything.measure,
    everything.title,
    everything.published_no desc
