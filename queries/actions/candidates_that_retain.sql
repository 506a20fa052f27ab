-- one row per coverage of $topics in the running for a scope of upload $upload_id, as final as the one that stands, where any keeps what it does not
-- carry: the oldest first, the one that stands last
select
    coverages.scope,
    coverages.topic,
    coverages.unit_id,
    coverages.subject,
    coverages.period,
    cast(coverages.coverage_id as varchar) as coverage_id,
    cast(coverages.upload_id as varchar) as upload_id,
    coverages.published_no,
    coverages.standing,
    coalesce(coverages.keeps, false) as keeps,
    uploads.file_name
from coverages
inner join uploads on uploads.upload_id = coverages.upload_id
inner join coverage_candidates on coverage_candidates.coverage_id = coverages.coverage_id
inner join coverages as first_ones on first_ones.scope = coverages.scope and first_ones.stands
inner join coverage_candidates as first_rivals
    on first_rivals.coverage_id = first_ones.coverage_id
    and first_rivals.finality = coverage_candidates.finality
where
    coverage_candidates.is_running
    and list_contains(cast($topics as varchar[]), coverages.topic)
    and coverages.scope in (
        select touched.scope
        from coverages as touched
        where touched.upload_id = cast($upload_id as uuid) and touched.completes is null
    )
    and coverages.scope in (
        select keeping.scope
        from coverages as keeping
        where keeping.keeps
    )
order by coverages.scope, coverage_candidates.is_shipped desc, coverages.published_no
