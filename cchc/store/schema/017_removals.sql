-- What was removed: one row per scope and upload that covers it without a row, so that nothing stands for it. The figures that
-- stood before are kept, and stand again once the upload is taken back.
create view if not exists removals as
select
    coverages.scope,
    coverages.topic,
    coverages.unit_id,
    coverages.subject,
    coverages.period,
    coverages.published_no,
    uploads.upload_id,
    uploads.file_name,
    uploads.note,
    uploads.published_by,
    uploads.published_at,
    case
        when uploads.state = 'taken_back' then 'taken_back'
        when coverages.published_no = newest.published_no then 'removed'
        else 'replaced'
    end as state
from coverages
inner join uploads on uploads.upload_id = coverages.upload_id
left join (
    select
        rivals.scope,
        max(rivals.published_no) as published_no
    from coverages as rivals
    inner join uploads as rival_uploads on rival_uploads.upload_id = rivals.upload_id
    where rival_uploads.state = 'published'
    group by rivals.scope
) as newest on newest.scope = coverages.scope
where coverages.row_count = 0;
