-- one row per old province (to 30/06/2025) and the province it is in since; `merged_on` blank where unchanged
select
    current_province_successors.old_code,
    current_province_successors.old_province,
    current_province_successors.new_code,
    current_province_successors.new_province,
    current_province_successors.merged_on
from current_province_successors
order by current_province_successors.old_code
