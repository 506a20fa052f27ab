-- one row per unit of whose single tasks the upload $upload_id speaks, or of counts that may speak for them
select distinct coverages.unit_id
from coverages
where
    coverages.upload_id = cast($upload_id as uuid)
    and coverages.topic in ('tasks', 'task_counts')
