-- one row per title of a measure or target of some units ($units) that stands, the newest last
with known as (
    select
        'measures' as titled,
        standing_measures.unit_id,
        standing_measures.measure,
        standing_measures.title,
        max(standing_measures.published_no) as published_no
    from standing_measures
    where list_contains(cast($units as varchar[]), standing_measures.unit_id)
    group by standing_measures.unit_id, standing_measures.measure, standing_measures.title
    union all
    select
        'targets' as titled,
        standing_targets.unit_id,
        standing_targets.measure,
        standing_targets.title,
        max(standing_targets.published_no) as published_no
    from standing_targets
    where list_contains(cast($units as varchar[]), standing_targets.unit_id)
    group by standing_targets.unit_id, standing_targets.measure, standing_targets.title
)

select known.*
from known
order by known.published_no, in_name_order(known.title), known.title
