-- one row per coverage whose scope upload $upload_id touches: of those in the running the newest of the most final stands, what
-- came with the product only where no person published as much; of the others the newest of each standing is kept as a further reading
update coverages
set
    stands = settled.place = 1,
    is_further = settled.place > 1 and settled.place_in_standing = 1
from (
    select
        coverage_candidates.coverage_id,
        if(coverage_candidates.is_running, row_number() over in_scope, 0) as place,
        row_number() over in_standing as place_in_standing
    from coverage_candidates
    where coverage_candidates.scope in (
        select touched.scope
        from coverages as touched
        where touched.upload_id = cast($upload_id as uuid) and touched.completes is null
    )
    window
        in_scope as (
            partition by coverage_candidates.scope
            order by
                coverage_candidates.is_running desc,
                coverage_candidates.finality desc,
                coverage_candidates.is_shipped,
                coverage_candidates.published_no desc
        ),
        in_standing as (
            partition by coverage_candidates.scope, coverage_candidates.standing
            order by coverage_candidates.is_running desc, coverage_candidates.is_shipped, coverage_candidates.published_no desc
        )
) as settled
where coverages.coverage_id = settled.coverage_id
