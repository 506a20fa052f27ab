-- one row per coverage or result that belongs to nothing
select results.coverage_id
from results
left join coverages on coverages.coverage_id = results.coverage_id
where coverages.coverage_id is null
