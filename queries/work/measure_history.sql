-- one row per value that an other figure of a unit ever had, and per time that it was removed, the newest first: who published it,
-- when, and whether it stands
with everything as (
    select
        measures.* exclude (coverage_id),
        uploads.upload_id,
        uploads.file_name,
        uploads.published_by,
        uploads.published_at,
        uploads.published_no,
        coverages.scope,
        case
            when uploads.state = 'taken_back' then 'taken_back'
            when coverages.stands then 'published'
            else 'replaced'
        end as state
    from measures
    inner join coverages on coverages.coverage_id = measures.coverage_id
    inner join uploads on uploads.upload_id = coverages.upload_id
    union all by name
    select
        named.unit_id,
        named.period,
        named.measure,
        named.title,
        removals.upload_id,
        removals.file_name,
        removals.published_by,
        removals.published_at,
        removals.published_no,
        removals.scope,
        removals.state
    from removals
    inner join (
        select distinct
            coverages.scope,
            measures.unit_id,
            measures.period,
            measures.measure,
            measures.title
        from measures
        inner join coverages on coverages.coverage_id = measures.coverage_id
    ) as named on named.scope = removals.scope
    where removals.topic = 'measures'
)

select
    units.name as unit,
    units.province,
    everything.period,
    everything.measure,
    everything.title,
    everything.plan,
    everything.actual,
    everything.measure_unit,
    everything.note,
    coalesce(standing_sources.title, everything.document, everything.file_name) as source,
    everything.published_by,
    everything.published_at + interval '7 hours' as published_at,
    everything.state,
    cast(everything.upload_id as varchar) as upload_id
from everything
inner join units on units.unit_id = everything.unit_id
left join standing_sources on standing_sources.source_id = everything.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($province is null or units.province = cast($province as varchar))
order by
    units.province,
    units.name,
    everything.period,
    units.unit_id,
    everything.measure,
    everything.title,
    everything.published_no desc
