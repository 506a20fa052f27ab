-- one row per area of a unit's score sheet of a year that lost points, or may have (`unknown_count` lines of which it is not known): how many of these a limitation with a remedy names, and how many are
-- done and confirmed on $as_of (today, where it is not given); `untaken_points` no limitation names, `rest_points` the
-- area lost by what it prints and no line of it tells
with today as (
    select asked_day($as_of) as day
),

lines as (
    select
        lost_leaves.unit_id,
        lost_leaves.year,
        lost_leaves.area_code,
        lost_leaves.position,
        lost_leaves.deduction as share,
        cast(null as varchar) as limitation_id,
        cast(null as varchar) as limitation_state,
        true as is_lost,
        lost_leaves.origin
    from lost_leaves
    where
        ($unit_id is null or lost_leaves.unit_id = cast($unit_id as varchar))
        and ($year is null or lost_leaves.year = cast($year as integer))
    union all by name
    select
        limitation_shares.unit_id,
        limitation_shares.year,
        limitation_shares.area_code,
        limitation_shares.position,
        limitation_shares.share,
        limitation_shares.limitation_id,
        limitation_spans.limitation_state,
        false as is_lost
    from limitation_shares
    cross join today
    inner join limitation_spans
        on limitation_spans.unit_id = limitation_shares.unit_id
        and limitation_spans.year = limitation_shares.year
        and limitation_spans.limitation_id = limitation_shares.limitation_id
        and today.day between limitation_spans.first_day and limitation_spans.last_day
    where
        ($unit_id is null or limitation_shares.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_shares.year = cast($year as integer))
    union all by name
    select
        unknown_leaves.unit_id,
        unknown_leaves.year,
        unknown_leaves.area_code,
        unknown_leaves.position,
        true as is_unknown,
        false as is_lost
    from unknown_leaves
    where
        ($unit_id is null or unknown_leaves.unit_id = cast($unit_id as varchar))
        and ($year is null or unknown_leaves.year = cast($year as integer))
),

sums as (
    select
        lines.unit_id,
        lines.year,
        lines.area_code,
        sum(lines.share) filter (where lines.is_lost) as lost_points,
        coalesce(sum(lines.share) filter (where lines.limitation_state != 'without_remedy'), 0) as planned_points,
        coalesce(sum(lines.share) filter (where lines.limitation_state in ('awaiting', 'confirmed')), 0) as done_points,
        coalesce(sum(lines.share) filter (where lines.limitation_state = 'confirmed'), 0) as confirmed_points,
        coalesce(sum(lines.share) filter (where not lines.is_lost), 0) as taken_points,
        count(distinct lines.limitation_id) as limitation_count,
        count(*) filter (where lines.is_unknown) as unknown_count,
        string_agg(lines.origin, chr(10) order by lines.position) filter (where lines.is_lost) as origin
    from lines
    group by lines.unit_id, lines.year, lines.area_code
)

select
    units.name as unit,
    units.province,
    sums.year,
    sums.area_code,
    areas.title as area,
    sums.limitation_count,
    sums.lost_points,
    sums.planned_points,
    sums.done_points,
    sums.confirmed_points,
    sums.lost_points - sums.taken_points as untaken_points,
    if(
        coverages.deduction > coalesce(coverages.parts_deduction, 0), coverages.deduction - coalesce(coverages.parts_deduction, 0), null
    ) as rest_points,
    sums.unknown_count,
    sums.origin
from sums
inner join units on units.unit_id = sums.unit_id
left join current_areas as areas
    on areas.unit_id = sums.unit_id
    and areas.year = sums.year
    and areas.code = sums.area_code
left join area_coverages as coverages
    on coverages.unit_id = sums.unit_id
    and coverages.year = sums.year
    and coverages.area_code is not distinct from sums.area_code
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or sums.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or sums.year = cast($year as integer))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    sums.year,
    sums.unit_id,
    in_name_order(sums.area_code)
