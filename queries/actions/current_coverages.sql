-- one row per scope of $scopes that has figures: the coverage that stands
select
    coverages.scope,
    cast(coverages.coverage_id as varchar) as coverage_id
from coverages
where coverages.stands and list_contains(cast($scopes as varchar[]), coverages.scope)
order by coverages.scope
