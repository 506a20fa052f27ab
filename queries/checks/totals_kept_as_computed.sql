-- one row per total that is kept otherwise than what stands tells it
-- Each side is told once: two differences, one the other way round, would tell both twice.
with both_sides as (
    select
        computed_totals.*,
        1 as side
    from computed_totals
    union all by name
    select
        kept_totals.*,
        -1 as side
    from kept_totals
)

select both_sides.* exclude (side)
from both_sides
group by all
having sum(both_sides.side) != 0
