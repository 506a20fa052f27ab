-- one row per old province (to 30/06/2025) and the province it is in since; `merged_on` blank where unchanged
select
    standing_province_successors.old_code,
    standing_province_successors.old_province,
    standing_province_successors.new_code,
    standing_province_successors.new_province,
    standing_province_successors.merged_on
from standing_province_successors
order by standing_province_successors.old_code
