-- one row per framework of a level that applies to a year; those without a level or years may apply to any
select
    current_frameworks.framework_id,
    current_frameworks.name as framework,
    current_frameworks.level,
    current_frameworks.issuer,
    current_frameworks.decision,
    current_frameworks.year_from,
    current_frameworks.year_to,
    whole_frameworks.framework_id is not null as is_whole
from current_frameworks
left join whole_frameworks on whole_frameworks.framework_id = current_frameworks.framework_id
where
    ($level is null or coalesce(current_frameworks.level, cast($level as varchar)) = cast($level as varchar))
    and ($year is null or coalesce(current_frameworks.year_from, cast($year as integer)) <= cast($year as integer))
    and ($year is null or coalesce(current_frameworks.year_to, cast($year as integer)) >= cast($year as integer))
order by in_name_order(current_frameworks.name), current_frameworks.framework_id
