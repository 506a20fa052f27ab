-- one row per lowest criterion of a unit's score sheet in a year: what it lost, who bears that, and what came back a year on
-- `bearer` says by the list of responsibilities of the sheet's year whose the loss is: «owner», «nobody», or apart from all («survey»,
-- «mixed», «rules»); `present_bearer` the same by the newest list. Points are as in `loss_outcomes`.
select
    lines.unit,
    lines.province,
    lines.year,
    lines.area_code,
    lines.code,
    lines.title,
    lines.max_score,
    lines.deduction,
    lines.bearer,
    lines.owner,
    lines.owned_by,
    lines.present_bearer,
    lines.present_owner,
    lines.next_deduction,
    lines.loss_outcome,
    lines.won_back,
    lines.flag,
    lines.origin
from borne_losses as lines
where
    ($unit is null or lines.unit = cast($unit as varchar))
    and ($unit_id is null or lines.unit_id = cast($unit_id as varchar))
    and ($province is null or lines.province = cast($province as varchar))
    and ($year is null or lines.year = cast($year as integer))
    and (
        $owner is null
        or (lines.bearer = 'owner' and name_key(lines.owner) = name_key(cast($owner as varchar)))
        or (lines.present_bearer = 'owner' and name_key(lines.present_owner) = name_key(cast($owner as varchar)))
    )
order by
    in_name_order(lines.province),
    in_name_order(lines.unit),
    lines.year,
    lines.unit_id,
    lines.position,
    lines.is_area,
    in_name_order(lines.name)
