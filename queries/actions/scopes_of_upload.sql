-- one row per scope that an upload speaks about
select coverages.scope
from coverages
where coverages.upload_id = cast($upload_id as uuid) and coverages.completes is null
order by coverages.scope
