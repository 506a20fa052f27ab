-- one row per year in which an index changed its rules: what changed, what it affects, where that is said
select
    current_index_breaks.index_type,
    current_index_breaks.year,
    current_index_breaks.label,
    current_index_breaks.label as title,
    current_index_breaks.affects,
    current_index_breaks.flag,
    current_index_breaks.note,
    coalesce(current_sources.title, current_index_breaks.source_id) as source
from current_index_breaks
left join current_sources
    on current_sources.source_id = split_part(current_index_breaks.source_id, '; ', 1)
where
    ($index_type is null or current_index_breaks.index_type = cast($index_type as varchar))
    and says(
        concat_ws(
            ' ',
            current_index_breaks.index_type,
            current_index_breaks.label,
            current_index_breaks.note
        ),
        $text
    )
order by
    current_index_breaks.index_type,
    current_index_breaks.year,
    in_name_order(current_index_breaks.label)
