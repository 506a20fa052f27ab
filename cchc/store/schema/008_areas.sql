-- The areas of every score sheet that stands, with points and what was lost. Every question about areas reads
-- this view, so that all tell the same points.
create or replace view current_areas as
select
    areas.*,
    areas.max_score - areas.score as deduction,
    score_origin(areas.unit_id, areas.year, areas.position) as origin
from current_scores as areas
where areas.level = 'area';
