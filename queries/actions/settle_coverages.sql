-- one row per coverage whose scope upload $upload_id touches: of the published ones the newest stands, unless it has no rows:
-- then what stood was removed
update coverages
set stands = coverages.row_count > 0 and coverages.coverage_id in (
    select arg_max(rivals.coverage_id, rivals.published_no)
    from coverages as rivals
    inner join uploads on uploads.upload_id = rivals.upload_id
    where uploads.state = 'published' and rivals.completes is null
    group by rivals.scope
)
where coverages.scope in (
    select touched.scope
    from coverages as touched
    where touched.upload_id = cast($upload_id as uuid) and touched.completes is null
)
