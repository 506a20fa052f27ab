-- one row per published coverage of the scopes of upload $upload_id in which any keeps what it does not carry, the oldest first
select
    coverages.scope,
    coverages.topic,
    coverages.unit_id,
    coverages.subject,
    coverages.period,
    cast(coverages.coverage_id as varchar) as coverage_id,
    cast(coverages.upload_id as varchar) as upload_id,
    coverages.published_no,
    coalesce(coverages.keeps, false) as keeps,
    uploads.file_name
from coverages
inner join uploads on uploads.upload_id = coverages.upload_id
where
    coverages.completes is null
    and uploads.state = 'published'
    and coverages.topic in ('result', 'index_766', 'dossiers', 'measures', 'tasks', 'targets')
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
order by coverages.scope, coverages.published_no
