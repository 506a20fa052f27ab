-- one row per index, year and list of provinces (`geography`: the 63 of before, 'old', or the 34 since, 'new'): coverage,
-- median and third quartile, where nearly all of them have one (`nearly_whole`), and what is said of the figures that these are of
select
    results.index_type,
    results.year,
    results.geography,
    count(*) as provinces_with_figure,
    count(results.value) as provinces_with_value,
    results.provinces_total,
    percent(count(*), results.provinces_total) as coverage_share,
    if(nearly_whole(count(results.value), results.provinces_total), median(results.value), null) as median_value,
    if(
        nearly_whole(count(results.value), results.provinces_total), quantile_cont(results.value, 0.75), null
    ) as upper_quartile,
    if(
        median_value is null, null, combined_flags(list(results.flag) filter (where results.value is not null))
    ) as middle_flag,
    concat_ws('|', 'index', results.index_type, results.year, '') as origin
from index_figures as results
where
    ($index_type is null or results.index_type = cast($index_type as varchar))
    and ($year is null or results.year = cast($year as integer))
group by results.index_type, results.year, results.geography, results.provinces_total
order by results.index_type, results.year, results.geography
