-- one row per unit that went into another, with the day and the ground
select
    standing_unit_successors.old_name,
    standing_unit_successors.new_name,
    standing_unit_successors.merged_on,
    coalesce(standing_sources.title, standing_unit_successors.source_id) as source
from standing_unit_successors
left join standing_sources
    on standing_sources.source_id = split_part(standing_unit_successors.source_id, '; ', 1)
where $unit is null or cast($unit as varchar) in (standing_unit_successors.old_name, standing_unit_successors.new_name)
order by in_name_order(standing_unit_successors.new_name), in_name_order(standing_unit_successors.old_name)
