-- one row per unit and year that the scopes of the view `incoming` touch: its total as it stands
select
    ranked_totals.unit,
    ranked_totals.province,
    ranked_totals.year,
    ranked_totals.score,
    ranked_totals.max_score - ranked_totals.score as deduction,
    ranked_totals.rank,
    ranked_totals.out_of,
    ranked_totals.class,
    ranked_totals.framework
from ranked_totals
where
    (ranked_totals.unit_id, cast(ranked_totals.year as varchar)) in (
        select
            coverages.unit_id,
            coverages.period
        from coverages
        inner join incoming on incoming.scope = coverages.scope
        where coverages.topic in ('assessment', 'result')
    )
order by in_name_order(ranked_totals.province), in_name_order(ranked_totals.unit), ranked_totals.year
