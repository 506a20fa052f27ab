-- one row per year in which an index changed its rules
select
    standing_index_breaks.index_type,
    standing_index_breaks.year,
    standing_index_breaks.label,
    standing_index_breaks.affects
from standing_index_breaks
where $index_type is null or standing_index_breaks.index_type = cast($index_type as varchar)
order by standing_index_breaks.index_type, standing_index_breaks.year
