-- one row per coverage of the scopes of upload $upload_id that newer ones were asked to keep: whether it is kept beside the one that stands
update coverages
set
    is_kept = coverages.coverage_id in (
        select retained_documents.coverage_id
        from retained_documents
    )
where
    coverages.scope in (
        select touched.scope
        from coverages as touched
        where touched.upload_id = cast($upload_id as uuid) and touched.completes is null
    )
    and coverages.scope in (
        select keeping.scope
        from coverages as keeping
        where keeping.keeps
    )
