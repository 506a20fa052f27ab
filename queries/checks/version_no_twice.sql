-- one row per version of the data that was made more than once, so that its number names no one state
select versions.version_no
from versions
group by versions.version_no
having count(*) > 1
