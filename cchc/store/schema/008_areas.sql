-- The areas of every score sheet that stands, with points as printed, else the sum of their leaves',
-- and what was lost. Every question about areas reads this view, so that all tell the same points.
create view if not exists standing_areas as
with leaves as (
    select
        standing_scores.coverage_id,
        standing_scores.area_code,
        cast(sum(standing_scores.score) as decimal(18, 6)) as score
    from standing_scores
    where standing_scores.is_leaf and standing_scores.level in ('criterion', 'subcriterion')
    group by standing_scores.coverage_id, standing_scores.area_code
)

select
    areas.* replace (coalesce(areas.score, leaves.score) as score),
    areas.max_score - coalesce(areas.score, leaves.score) as deduction
from standing_scores as areas
left join leaves on leaves.coverage_id = areas.coverage_id and leaves.area_code = areas.code
where areas.level = 'area';
