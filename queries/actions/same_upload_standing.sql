-- one row per published upload of the same file whose coverages all stand and are the same as incoming
select uploads.upload_id
from uploads
inner join coverages on coverages.upload_id = uploads.upload_id
where
    uploads.sha256 = $sha256
    and coalesce(uploads.amendments, '') = coalesce($amendments, '')
    and uploads.state = 'published'
group by uploads.upload_id, uploads.published_no
having
    bool_and(coverages.stands)
    and list_sort(list(coverages.scope)) = list_sort(cast($scopes as varchar[]))
order by uploads.published_no desc
limit 1
