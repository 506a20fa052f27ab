-- one row per upload of the same file, amended the same way, that waits for a second person
select uploads.upload_id
from uploads
inner join coverages on coverages.upload_id = uploads.upload_id and coverages.completes is null
where
    uploads.sha256 = $sha256
    and coalesce(uploads.amendments, '') = coalesce($amendments, '')
    and uploads.state = 'pending'
group by uploads.upload_id, uploads.published_no
having
    list_sort(list(coverages.scope)) = list_sort(cast($scopes as varchar[]))
    and bool_and(coalesce(coverages.overrules, false)) = cast($overrules as boolean)
order by uploads.published_no desc
limit 1
