-- one row per unit that the register does not have yet (view `incoming`: the units an upload speaks of)
insert into units by name
select incoming.*
from incoming
left join units on units.unit_id = incoming.unit_id
where units.unit_id is null
