-- one row per unit of whose limitations other shares are kept than what stands tells, the units in order
select distinct ledgers_kept_otherwise.unit_id
from ledgers_kept_otherwise
order by ledgers_kept_otherwise.unit_id
