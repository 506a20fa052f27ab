-- one row per source of the id $source_id
select current_sources.title
from current_sources
where current_sources.source_id = $source_id
