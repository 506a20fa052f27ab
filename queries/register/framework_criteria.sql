-- one row per criterion of a framework that is known whole, in printed order: every line has its points, and
-- those of the areas add up to the framework's
select
    standing_frameworks.framework_id,
    standing_frameworks.name as framework,
    standing_frameworks.decision,
    standing_frameworks.year_from,
    standing_frameworks.year_to,
    standing_criteria.code,
    standing_criteria.parent_code,
    standing_criteria.level,
    standing_criteria.title,
    standing_criteria.max_score
from standing_criteria
inner join standing_frameworks on standing_frameworks.framework_id = standing_criteria.framework_id
where
    ($framework_id is null or standing_frameworks.framework_id = cast($framework_id as varchar))
    and standing_criteria.framework_id not in (
        select unknown.framework_id
        from standing_criteria as unknown
        where unknown.max_score is null
    )
    and standing_frameworks.max_score = (
        select sum(areas.max_score)
        from standing_criteria as areas
        where areas.framework_id = standing_frameworks.framework_id and areas.level = 'area'
    )
order by
    standing_frameworks.name,
    standing_frameworks.framework_id,
    standing_criteria.position,
    standing_criteria.code
