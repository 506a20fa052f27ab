-- one row per unit: its newest reading of the 766 index
select
    units.name as unit,
    units.province,
    standing_index_766.period,
    standing_index_766.snapshot,
    standing_index_766.transparency,
    standing_index_766.progress,
    standing_index_766.online_service,
    standing_index_766.online_payment,
    standing_index_766.satisfaction,
    standing_index_766.digitisation,
    standing_index_766.total
from standing_index_766
inner join units on units.unit_id = standing_index_766.unit_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($province is null or units.province = cast($province as varchar))
qualify row_number() over (
    partition by standing_index_766.unit_id
    order by standing_index_766.period desc, standing_index_766.snapshot desc
) = 1
order by units.province, units.name, units.unit_id
