-- one row per area of upload $upload_id without points of its own: the sum of its leaves', where all of them have points
update scores
set
    score = leaves.score,
    flag = 'computed'
from (
    select
        scores.coverage_id,
        scores.area_code,
        cast(sum(scores.score) as decimal(18, 6)) as score
    from scores
    inner join coverages on coverages.coverage_id = scores.coverage_id
    where
        coverages.upload_id = cast($upload_id as uuid)
        and scores.is_leaf
        and scores.level in ('criterion', 'subcriterion')
    group by scores.coverage_id, scores.area_code
    having count(scores.score) = count(*)
) as leaves
where
    scores.coverage_id = leaves.coverage_id
    and scores.code = leaves.area_code
    and scores.level = 'area'
    and scores.score is null
