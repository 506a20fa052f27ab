-- one row per unit that became one with a unit (`$family_of`, its id), itself first: by the mergers of departments and provinces;
-- `ended_on` is the first day without it
select
    unit_ends.unit_id,
    unit_ends.line,
    units.name as unit,
    units.province,
    unit_ends.successor,
    unit_ends.new_province,
    unit_ends.merged_on,
    ended_units.ended_on,
    coalesce(unit_ends.unit_id = cast($family_of as varchar), false) as is_own
from unit_ends
inner join units on units.unit_id = unit_ends.unit_id
inner join ended_units on ended_units.unit_id = unit_ends.unit_id
where
    $family_of is null
    or (unit_ends.successor, unit_ends.new_province) in (
        select (own.successor, own.new_province)
        from unit_ends as own
        where own.unit_id = cast($family_of as varchar)
    )
order by is_own desc, in_name_order(units.province), in_name_order(units.name), unit_ends.unit_id
