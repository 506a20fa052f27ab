-- one row per source of the id $source_id
select standing_sources.title
from standing_sources
where standing_sources.source_id = $source_id
