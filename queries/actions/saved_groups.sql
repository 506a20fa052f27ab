-- one row per group that people keep: its newest members, who saved them and when (UTC)
select
    saved_groups.group_id,
    saved_groups.name,
    saved_groups.level,
    saved_groups.members,
    saved_groups.saved_by,
    saved_groups.saved_at
from saved_groups
where saved_groups.level = cast($level as varchar)
qualify
    row_number() over (partition by saved_groups.group_id order by saved_groups.saved_at desc) = 1
    and not saved_groups.is_deleted
order by in_name_order(saved_groups.name), saved_groups.group_id
