-- one row per change of the data: the number that caches and exports name
insert into versions (version_no, event, upload_id, changed_by, changed_at)
select
    coalesce(max(versions.version_no), 0) + 1,
    $event,
    cast($upload_id as uuid),
    $changed_by,
    $changed_at
from versions
