-- one row per year in which an index changed its rules: what changed, what it affects, where that is said
select
    standing_index_breaks.index_type,
    standing_index_breaks.year,
    standing_index_breaks.label,
    standing_index_breaks.label as title,
    standing_index_breaks.affects,
    standing_index_breaks.flag,
    standing_index_breaks.note,
    coalesce(standing_sources.title, standing_index_breaks.source_id) as source
from standing_index_breaks
left join standing_sources
    on standing_sources.source_id = split_part(standing_index_breaks.source_id, '; ', 1)
where
    ($index_type is null or standing_index_breaks.index_type = cast($index_type as varchar))
    and says(
        concat_ws(
            ' ',
            standing_index_breaks.index_type,
            standing_index_breaks.label,
            standing_index_breaks.note
        ),
        $text
    )
order by
    standing_index_breaks.index_type,
    standing_index_breaks.year,
    in_name_order(standing_index_breaks.label)
