-- one row per lowest line of a unit's score sheet of a year that lost points, most points first, with the limitations that hold it: none where nobody took it up
-- `is_by_area`: they name its area alone, so that it may still be taken up by itself.
with named as (
    select
        limitation_shares.unit_id,
        limitation_shares.year,
        limitation_shares.position,
        count(*) as limitation_count,
        bool_and(limitation_shares.is_by_area) as is_by_area,
        string_agg(
            followed_limitations.text, chr(10) order by followed_limitations.position, followed_limitations.limitation_id
        ) as limitation
    from limitation_shares
    inner join followed_limitations
        on followed_limitations.unit_id = limitation_shares.unit_id
        and followed_limitations.year = limitation_shares.year
        and followed_limitations.limitation_id = limitation_shares.limitation_id
    where
        ($unit_id is null or limitation_shares.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_shares.year = cast($year as integer))
    group by limitation_shares.unit_id, limitation_shares.year, limitation_shares.position
)

select
    units.name as unit,
    units.province,
    lost_leaves.year,
    lost_leaves.area_code,
    areas.title as area,
    lost_leaves.code,
    lost_leaves.criterion,
    lost_leaves.level,
    lost_leaves.title,
    lost_leaves.reason,
    lost_leaves.deduction,
    coalesce(named.limitation_count, 0) as limitation_count,
    named.is_by_area,
    named.limitation,
    lost_leaves.flag,
    lost_leaves.origin
from lost_leaves
inner join units on units.unit_id = lost_leaves.unit_id
left join named
    on named.unit_id = lost_leaves.unit_id
    and named.year = lost_leaves.year
    and named.position = lost_leaves.position
left join current_areas as areas
    on areas.unit_id = lost_leaves.unit_id
    and areas.year = lost_leaves.year
    and areas.code = lost_leaves.area_code
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or lost_leaves.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or lost_leaves.year = cast($year as integer))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    lost_leaves.year,
    lost_leaves.unit_id,
    lost_leaves.deduction desc,
    lost_leaves.position
