-- one row per unit and year: the total of its CCHC index, with rank and class as published
select
    ranked_totals.unit_id,
    ranked_totals.unit,
    ranked_totals.province,
    ranked_totals.cohort,
    ranked_totals.year,
    ranked_totals.framework,
    current_frameworks.decision,
    ranked_totals.max_score,
    ranked_totals.score,
    ranked_totals.self_score,
    ranked_totals.ratio,
    ranked_totals.rank,
    ranked_totals.out_of,
    ranked_totals.class,
    ranked_totals.rank_change,
    ranked_totals.flag,
    ranked_totals.source,
    ranked_totals.origin
from ranked_totals
left join current_frameworks on current_frameworks.framework_id = ranked_totals.framework_id
where
    ($units is null or list_contains(cast($units as varchar[]), ranked_totals.unit))
    and ($unit_ids is null or list_contains(cast($unit_ids as varchar[]), ranked_totals.unit_id))
    and ($provinces is null or list_contains(cast($provinces as varchar[]), ranked_totals.province))
    and ($years is null or list_contains(cast($years as integer[]), ranked_totals.year))
order by
    in_name_order(ranked_totals.province),
    in_name_order(ranked_totals.cohort),
    in_name_order(ranked_totals.unit),
    ranked_totals.year,
    ranked_totals.unit_id
