-- one row per unit that an upload speaks of; blank for what belongs to no unit
select distinct coalesce(coverages.unit_id, '') as unit_id
from coverages
where coverages.upload_id = cast($upload_id as uuid) and coverages.completes is null
order by 1
