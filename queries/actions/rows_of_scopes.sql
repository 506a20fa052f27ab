-- one row per coverage that stands for a scope of the view `incoming`, with how many rows it has
select
    coverages.scope,
    cast(coverages.coverage_id as varchar) as coverage_id,
    coverages.topic,
    coverages.unit_id,
    coverages.period,
    coverages.row_count
from coverages
semi join incoming on incoming.scope = coverages.scope
where coverages.stands
order by coverages.scope, coverages.coverage_id
