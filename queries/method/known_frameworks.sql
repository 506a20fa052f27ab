-- one row per framework: who issued it by which decision, for which years, how large it is
select
    current_frameworks.name as framework,
    current_frameworks.level,
    current_frameworks.issuer,
    current_frameworks.decision,
    current_frameworks.decided_on as decision_date,
    current_frameworks.year_from,
    current_frameworks.year_to,
    current_frameworks.max_score,
    current_frameworks.n_areas,
    current_frameworks.n_criteria,
    current_frameworks.n_subcriteria,
    current_frameworks.note,
    coalesce(current_sources.title, current_frameworks.source_id) as source
from current_frameworks
left join current_sources
    on current_sources.source_id = split_part(current_frameworks.source_id, '; ', 1)
where
    says(
        concat_ws(
            ' ',
            current_frameworks.name,
            current_frameworks.issuer,
            current_frameworks.decision,
            current_frameworks.note
        ),
        $text
    )
order by
    current_frameworks.level,
    current_frameworks.year_from nulls last,
    in_name_order(current_frameworks.name),
    current_frameworks.framework_id
