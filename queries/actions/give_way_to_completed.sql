-- one row per coverage of $coverage_ids: others, which complete it, stand in its place
update coverages
set stands = false
where list_contains(cast($coverage_ids as varchar[]), cast(coverages.coverage_id as varchar))
