-- one row: the newest version of the data
select
    coalesce(max(versions.version_no), 0) as version_no,
    max(versions.changed_at) as changed_at
from versions
