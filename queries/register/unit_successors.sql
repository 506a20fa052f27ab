-- one row per unit that went into another, with the day and the ground
select
    current_unit_successors.old_name,
    current_unit_successors.new_name,
    current_unit_successors.merged_on,
    coalesce(current_sources.title, current_unit_successors.source_id) as source
from current_unit_successors
left join current_sources
    on current_sources.source_id = split_part(current_unit_successors.source_id, '; ', 1)
where $unit is null or cast($unit as varchar) in (current_unit_successors.old_name, current_unit_successors.new_name)
order by in_name_order(current_unit_successors.new_name), in_name_order(current_unit_successors.old_name)
