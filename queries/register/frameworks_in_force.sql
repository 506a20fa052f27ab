-- one row per framework of a level that applies to a year; those without a level or years may apply to any
select
    standing_frameworks.framework_id,
    standing_frameworks.name as framework,
    standing_frameworks.level,
    standing_frameworks.issuer,
    standing_frameworks.decision,
    standing_frameworks.year_from,
    standing_frameworks.year_to,
    whole_frameworks.framework_id is not null as is_whole
from standing_frameworks
left join whole_frameworks on whole_frameworks.framework_id = standing_frameworks.framework_id
where
    ($level is null or coalesce(standing_frameworks.level, cast($level as varchar)) = cast($level as varchar))
    and ($year is null or coalesce(standing_frameworks.year_from, cast($year as integer)) <= cast($year as integer))
    and ($year is null or coalesce(standing_frameworks.year_to, cast($year as integer)) >= cast($year as integer))
order by in_name_order(standing_frameworks.name), standing_frameworks.framework_id
