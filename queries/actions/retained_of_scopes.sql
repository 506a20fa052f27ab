-- one row per coverage that is kept beside what stands for a scope of the view `incoming`
select
    cast(coverages.coverage_id as varchar) as coverage_id,
    coverages.scope
from coverages
semi join incoming on incoming.scope = coverages.scope
where coverages.is_kept
order by coverages.scope, coverages.published_no
