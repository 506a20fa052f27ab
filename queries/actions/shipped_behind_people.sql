-- one row per file that came with the product of which something does not stand because a person published or removed it: how many scopes
with newest as (
    select
        coverages.scope,
        arg_max(coverages.stands, coverages.published_no) as stands,
        arg_max(uploads.file_name, coverages.published_no) as file,
        max(coverages.published_no) as published_no
    from coverages
    inner join uploads on uploads.upload_id = coverages.upload_id
    where is_shipped(uploads.published_by) and uploads.state = 'published'
    group by coverages.scope
)

select
    newest.file,
    count(*) as scopes
from newest
where
    not newest.stands
    and newest.scope in (
        select others.scope
        from coverages as others
        inner join uploads on uploads.upload_id = others.upload_id
        where
            uploads.state = 'published'
            and not is_shipped(uploads.published_by)
            and (others.stands or others.row_count = 0)
    )
group by newest.file
order by min(newest.published_no)
