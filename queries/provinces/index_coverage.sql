-- one row per index and year: how many provinces have a figure, out of how many there were
select
    standing_index_results.index_type,
    standing_index_results.year,
    count(standing_index_results.value) as provinces_with_value,
    count(standing_index_results.rank) as provinces_with_rank,
    max(standing_index_results.out_of) as out_of,
    case
        when standing_index_results.year < 2008 then 64
        when standing_index_results.year < 2025 then 63
        else 34
    end as provinces_total
from standing_index_results
where $index_type is null or standing_index_results.index_type = cast($index_type as varchar)
group by standing_index_results.index_type, standing_index_results.year
order by standing_index_results.index_type, standing_index_results.year
