-- one row per unit of whose sheets other outcomes are kept than what stands tells, the units in order
select distinct sheets_kept_otherwise.unit_id
from sheets_kept_otherwise
order by sheets_kept_otherwise.unit_id
