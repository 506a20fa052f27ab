-- one row per criterion of a framework that is known whole, in printed order
select
    whole_frameworks.framework_id,
    whole_frameworks.name as framework,
    whole_frameworks.decision,
    whole_frameworks.year_from,
    whole_frameworks.year_to,
    standing_criteria.code,
    standing_criteria.parent_code,
    standing_criteria.level,
    standing_criteria.title,
    standing_criteria.max_score
from standing_criteria
inner join whole_frameworks on whole_frameworks.framework_id = standing_criteria.framework_id
where $framework_id is null or whole_frameworks.framework_id = cast($framework_id as varchar)
order by
    in_name_order(whole_frameworks.name),
    whole_frameworks.framework_id,
    standing_criteria.position,
    in_name_order(standing_criteria.code)
