-- The frameworks that are known whole: every line has its points, and those of the areas add up to the framework's.
-- Only these can be offered as templates and have sheets compared with them.
create or replace view whole_frameworks as
select standing_frameworks.*
from standing_frameworks
where
    standing_frameworks.framework_id not in (
        select unknown.framework_id
        from standing_criteria as unknown
        where unknown.max_score is null
    )
    and standing_frameworks.max_score = (
        select sum(areas.max_score)
        from standing_criteria as areas
        where areas.framework_id = standing_frameworks.framework_id and areas.level = 'area'
    );
