-- one row per published upload of the same file whose coverages all stand, or are kept as further readings where none is to be put
-- before stronger ones ($overrules), and are the same as incoming
select uploads.upload_id
from uploads
inner join coverages on coverages.upload_id = uploads.upload_id and coverages.completes is null
left join (
    select distinct
        completing.completes as coverage_id,
        completing.scope
    from coverages as completing
    where completing.stands and completing.completes is not null
) as completed on completed.coverage_id = coverages.coverage_id and completed.scope = coverages.scope
where
    uploads.sha256 = $sha256
    and coalesce(uploads.amendments, '') = coalesce($amendments, '')
    and uploads.state = 'published'
group by uploads.upload_id, uploads.published_no
having
    bool_and(
        coverages.stands
        or completed.coverage_id is not null
        or (coverages.is_further and not cast($overrules as boolean))
    )
    and list_sort(list(coverages.scope)) = list_sort(cast($scopes as varchar[]))
order by uploads.published_no desc
limit 1
