-- one row per index and year: coverage, median and spread of the provinces that have a figure
select
    results.index_type,
    results.year,
    count(*) as provinces_with_figure,
    count(results.value) as provinces_with_value,
    case
        when results.year < 2009 then 64
        when results.year < 2025 then 63
        else 34
    end as provinces_total,
    100.0 * count(*) / case
        when results.year < 2009 then 64
        when results.year < 2025 then 63
        else 34
    end as coverage_share,
    median(results.value) as median_value,
    quantile_cont(results.value, 0.75) as upper_quartile,
    concat_ws('|', 'index', results.index_type, results.year, '') as origin
from index_figures as results
where
    ($index_type is null or results.index_type = cast($index_type as varchar))
    and ($year is null or results.year = cast($year as integer))
group by results.index_type, results.year
order by results.index_type, results.year
