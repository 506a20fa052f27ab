-- one row per kind of figure, period and upload that a unit holds, the newest first: how many lines of it stand
select
    units.name as unit,
    units.province,
    coverages.unit_id,
    coverages.topic,
    coverages.period,
    uploads.file_name,
    uploads.published_by,
    uploads.published_at + interval '7 hours' as published_at,
    cast(uploads.upload_id as varchar) as upload_id,
    cast(sum(coverages.row_count) as bigint) as rows
from coverages
inner join units on units.unit_id = coverages.unit_id
inner join uploads on uploads.upload_id = coverages.upload_id
where
    coverages.stands
    and coverages.period != ''
    and ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($topic is null or coverages.topic = cast($topic as varchar))
group by
    units.name,
    units.province,
    coverages.topic,
    coverages.period,
    coverages.unit_id,
    uploads.upload_id,
    uploads.file_name,
    uploads.published_by,
    uploads.published_at
order by
    left(coverages.period, 4) desc,
    coverages.topic,
    coverages.period desc,
    coverages.unit_id,
    uploads.upload_id
