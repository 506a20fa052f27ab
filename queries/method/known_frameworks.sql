-- one row per framework: who issued it by which decision, for which years, how large it is
select
    standing_frameworks.name as framework,
    standing_frameworks.level,
    standing_frameworks.issuer,
    standing_frameworks.decision,
    standing_frameworks.decided_on as decision_date,
    standing_frameworks.year_from,
    standing_frameworks.year_to,
    standing_frameworks.max_score,
    standing_frameworks.n_areas,
    standing_frameworks.n_criteria,
    standing_frameworks.n_subcriteria,
    standing_frameworks.note,
    coalesce(standing_sources.title, standing_frameworks.source_id) as source
from standing_frameworks
left join standing_sources
    on standing_sources.source_id = split_part(standing_frameworks.source_id, '; ', 1)
where
    says(
        concat_ws(
            ' ',
            standing_frameworks.name,
            standing_frameworks.issuer,
            standing_frameworks.decision,
            standing_frameworks.note
        ),
        $text
    )
order by
    standing_frameworks.level,
    standing_frameworks.year_from nulls last,
    in_name_order(standing_frameworks.name),
    standing_frameworks.framework_id
