-- one row per name of a mapped criterion that is kept otherwise than what stands tells it
-- Each side is told once: two differences, one the other way round, would tell both twice.
with both_sides as (
    select
        computed_criterion_names.*,
        1 as side
    from computed_criterion_names
    union all by name
    select
        kept_criterion_names.*,
        -1 as side
    from kept_criterion_names
)

select both_sides.* exclude (side)
from both_sides
group by all
having sum(both_sides.side) != 0
