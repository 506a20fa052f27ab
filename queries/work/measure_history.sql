-- one row per value that a other figure of a unit ever had, the newest first: who published it, when, and whether it stands
select
    units.name as unit,
    units.province,
    measures.period,
    measures.measure,
    measures.title,
    measures.plan,
    measures.actual,
    measures.measure_unit,
    measures.note,
    coalesce(standing_sources.title, measures.document, uploads.file_name) as source,
    uploads.published_by,
    uploads.published_at + interval '7 hours' as published_at,
    case
        when uploads.state = 'taken_back' then 'taken_back'
        when coverages.stands then 'published'
        else 'replaced'
    end as state,
    cast(uploads.upload_id as varchar) as upload_id
from measures
inner join coverages on coverages.coverage_id = measures.coverage_id
inner join uploads on uploads.upload_id = coverages.upload_id
inner join units on units.unit_id = measures.unit_id
left join standing_sources on standing_sources.source_id = measures.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($province is null or units.province = cast($province as varchar))
order by
    units.province,
    units.name,
    measures.period,
    units.unit_id,
    measures.measure,
    measures.title,
    uploads.published_no desc
