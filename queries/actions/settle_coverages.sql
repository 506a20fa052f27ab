-- one row per coverage whose scope upload $upload_id touches: of the published ones since a person's word (a removal, or a document put
-- before stronger ones) the newest of the most final stands; of the others the newest of each standing is kept as a further reading
update coverages
set
    stands = settled.place = 1,
    is_further = settled.place > 1 and settled.place_in_standing = 1
from (
    with rivals as (
        select
            coverages.coverage_id,
            coverages.scope,
            coverages.standing,
            coverages.published_no,
            case coverages.standing when 'provisional' then 0 when 'self_assessment' then 1 else 2 end as finality,
            uploads.state = 'published'
            and coverages.row_count > 0
            and coverages.published_no >= coalesce(
                max(coverages.published_no) filter (
                    where uploads.state = 'published' and (coverages.row_count = 0 or coverages.overrules)
                ) over (partition by coverages.scope),
                0
            ) as is_valid
        from coverages
        inner join uploads on uploads.upload_id = coverages.upload_id
        where coverages.scope in (
            select touched.scope
            from coverages as touched
            where touched.upload_id = cast($upload_id as uuid)
        )
    )

    select
        rivals.coverage_id,
        if(rivals.is_valid, row_number() over in_scope, 0) as place,
        row_number() over in_standing as place_in_standing
    from rivals
    window
        in_scope as (
            partition by rivals.scope
            order by rivals.is_valid desc, rivals.finality desc, rivals.published_no desc
        ),
        in_standing as (
            partition by rivals.scope, rivals.standing
            order by rivals.is_valid desc, rivals.published_no desc
        )
) as settled
where coverages.coverage_id = settled.coverage_id
