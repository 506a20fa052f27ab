-- one row per unit of the same province and cohort as the given unit in one year, the best ratio first
select
    ranked_totals.unit,
    ranked_totals.province,
    ranked_totals.cohort,
    ranked_totals.year,
    ranked_totals.max_score,
    ranked_totals.score,
    ranked_totals.ratio,
    ranked_totals.rank,
    ranked_totals.out_of,
    ranked_totals.class,
    ranked_totals.flag,
    ranked_totals.source,
    median(ranked_totals.ratio) over () as median_ratio,
    quantile_cont(ranked_totals.ratio, 0.75) over () as upper_quartile,
    count(*) over () as units_with_figures
from ranked_totals
where
    ranked_totals.year = cast($year as integer)
    and ranked_totals.province = cast($province as varchar)
    and ranked_totals.cohort in (
        select units.cohort
        from units
        where units.name = cast($unit as varchar) and units.province = cast($province as varchar)
    )
order by ranked_totals.ratio desc nulls last, ranked_totals.rank, ranked_totals.unit, ranked_totals.unit_id
