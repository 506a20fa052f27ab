-- one row per title of a measure or target of some units ($units) that stands, the newest last
with known as (
    select
        'measures' as titled,
        current_measures.unit_id,
        current_measures.measure,
        current_measures.title,
        max(current_measures.published_no) as published_no
    from current_measures
    where list_contains(cast($units as varchar[]), current_measures.unit_id)
    group by current_measures.unit_id, current_measures.measure, current_measures.title
    union all
    select
        'targets' as titled,
        current_targets.unit_id,
        current_targets.measure,
        current_targets.title,
        max(current_targets.published_no) as published_no
    from current_targets
    where list_contains(cast($units as varchar[]), current_targets.unit_id)
    group by current_targets.unit_id, current_targets.measure, current_targets.title
)

select known.*
from known
order by known.published_no, in_name_order(known.title), known.title
