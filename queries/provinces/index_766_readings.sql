-- one row per document that tells the 766 index of a unit in a period, the one that is used first
-- Of a $period without $snapshot those that name none: a reading of the day is another one.
select
    units.name as unit,
    units.province,
    units.cohort,
    documents_766.period,
    documents_766.snapshot,
    documents_766.standing,
    documents_766.use_state,
    documents_766.transparency,
    documents_766.progress,
    documents_766.online_service,
    documents_766.online_payment,
    documents_766.satisfaction,
    documents_766.digitisation,
    documents_766.total as total_score,
    documents_766.rank,
    documents_766.flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    documents_766.origin
from documents_766
inner join units on units.unit_id = documents_766.unit_id
inner join uploads on uploads.upload_id = documents_766.upload_id
left join current_sources on current_sources.source_id = documents_766.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($period is null or documents_766.period = cast($period as varchar))
    and (
        ($period is null and $snapshot is null)
        or coalesce(documents_766.snapshot, '') = coalesce(cast($snapshot as varchar), '')
    )
order by
    in_name_order(units.province),
    in_name_order(units.name),
    documents_766.unit_id,
    documents_766.period,
    documents_766.snapshot,
    documents_766.stands desc,
    documents_766.use_state = 'kept',
    documents_766.published_no desc
