-- one row per standing line of a score sheet whose points lie outside 0 … maximum
select
    scores.unit_id,
    scores.year,
    scores.code
from scores
inner join coverages on coverages.coverage_id = scores.coverage_id
where
    coverages.stands
    and scores.level in ('area', 'criterion', 'subcriterion')
    and (scores.score > scores.max_score or scores.score < 0)
