-- one row per value that a target of a unit ever had, the newest first: who published it, when, and whether it stands
select
    units.name as unit,
    units.province,
    targets.period,
    targets.measure,
    targets.title,
    targets.comparison,
    targets.value,
    targets.measure_unit,
    targets.note,
    coalesce(standing_sources.title, targets.document, uploads.file_name) as source,
    uploads.published_by,
    uploads.published_at + interval '7 hours' as published_at,
    case
        when uploads.state = 'taken_back' then 'taken_back'
        when coverages.stands then 'published'
        else 'replaced'
    end as state,
    cast(uploads.upload_id as varchar) as upload_id
from targets
inner join coverages on coverages.coverage_id = targets.coverage_id
inner join uploads on uploads.upload_id = coverages.upload_id
inner join units on units.unit_id = targets.unit_id
left join standing_sources on standing_sources.source_id = targets.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($province is null or units.province = cast($province as varchar))
order by
    units.province,
    units.name,
    targets.period,
    units.unit_id,
    targets.measure,
    targets.title,
    uploads.published_no desc
