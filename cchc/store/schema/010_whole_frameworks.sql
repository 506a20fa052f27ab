-- The frameworks that are known whole: every line has its points, and those of the areas add up to the framework's.
-- Only these can be offered as templates and have sheets compared with them.
create or replace view whole_frameworks as
select current_frameworks.*
from current_frameworks
where
    current_frameworks.framework_id not in (
        select unknown.framework_id
        from current_criteria as unknown
        where unknown.max_score is null
    )
    and current_frameworks.max_score = (
        select sum(areas.max_score)
        from current_criteria as areas
        where areas.framework_id = current_frameworks.framework_id and areas.level = 'area'
    );
