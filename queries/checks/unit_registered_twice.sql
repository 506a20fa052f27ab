-- one row per unit that the register has more than once
select units.unit_id
from units
group by units.unit_id
having count(*) > 1
