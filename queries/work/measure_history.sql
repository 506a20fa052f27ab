-- one row per value that a measure of a unit ever had, and per time that it was removed, the newest first: who published it, when,
-- and whether it stands
with figures as materialized (
    select
        units.name as unit,
        units.province,
        measures.* exclude (flag),
        combined_flags([effective_flag(measures.flag, publication_history.standing)]) as flag,
        concat_ws(
            '|',
            'measures_ever',
            measures.unit_id,
            measures.period,
            measures.measure,
            measures.title,
            measures.coverage_id,
            ''
        ) as origin,
        publication_history.* exclude (coverage_id, unit_id, period)
    from units
    inner join measures on measures.unit_id = units.unit_id
    inner join publication_history
        on publication_history.coverage_id = measures.coverage_id
        and publication_history.unit_id = measures.unit_id
        and publication_history.topic = 'measures'
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
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
    where removals.topic = 'measures'
)

select
    everything.unit,
    everything.province,
    everything.period,
    everything.measure,
    everything.title,
    everything.plan,
    everything.actual,
    everything.measure_unit,
    everything.note,
    coalesce(current_sources.title, everything.document, everything.file_name) as source,
    everything.published_by,
    everything.published_at,
    everything.state,
    cast(everything.upload_id as varchar) as upload_id,
    everything.flag,
    everything.origin
from everything
left join current_sources on current_sources.source_id = everything.source_id
order by
    in_name_order(everything.province),
    in_name_order(everything.unit),
    everything.period,
    everything.unit_id,
    everything.measure,
    in_name_order(everything.title),
    everything.published_no desc
