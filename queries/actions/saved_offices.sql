-- one row per version of what an office's documents say of it, the newest first
select
    offices.version_no,
    offices.settings,
    offices.saved_by,
    offices.saved_at
from offices
where offices.unit_id = cast($unit_id as varchar)
order by offices.version_no desc
