-- one row per criterion of a framework that is known whole, in printed order
select
    whole_frameworks.framework_id,
    whole_frameworks.name as framework,
    whole_frameworks.decision,
    whole_frameworks.year_from,
    whole_frameworks.year_to,
    current_criteria.code,
    current_criteria.parent_code,
    current_criteria.level,
    current_criteria.title,
    current_criteria.max_score
from current_criteria
inner join whole_frameworks on whole_frameworks.framework_id = current_criteria.framework_id
where $framework_id is null or whole_frameworks.framework_id = cast($framework_id as varchar)
order by
    in_name_order(whole_frameworks.name),
    whole_frameworks.framework_id,
    current_criteria.position,
    in_name_order(current_criteria.code)
