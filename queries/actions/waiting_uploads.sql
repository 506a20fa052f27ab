-- one row per upload that waits for a second person, the longest waiting first; times in UTC
with submitted as (
    select
        approvals.upload_id,
        arg_max(approvals.account, approvals.happened_at) as account,
        arg_max(approvals.person, approvals.happened_at) as person,
        max(approvals.happened_at) as submitted_at
    from approvals
    where approvals.approval_event = 'submitted'
    group by approvals.upload_id
)

select
    cast(uploads.upload_id as varchar) as id,
    uploads.published_no,
    uploads.file_name,
    uploads.kind,
    list_filter(string_split(uploads.units, '; '), lambda part: part != '') as units,
    cast(list_filter(string_split(uploads.years, '; '), lambda part: part != '') as integer[]) as years,
    uploads.row_count as rows,
    uploads.note,
    submitted.account,
    submitted.person,
    submitted.submitted_at,
    (
        select list(distinct coalesce(coverages.unit_id, '') order by coalesce(coverages.unit_id, ''))
        from coverages
        where coverages.upload_id = uploads.upload_id and coverages.completes is null
    ) as unit_ids
from uploads
inner join submitted on submitted.upload_id = uploads.upload_id
where uploads.state = 'pending'
order by submitted.submitted_at, uploads.published_no
