-- one row per share of a limitation in a line of the units $units, as what stands tells it now
-- Least and greatest unit besides the list, as in `keep_outcomes`.
insert into kept_shares by name
select computed_shares.*
from computed_shares
where
    computed_shares.unit_id >= list_min(cast($units as varchar[]))
    and computed_shares.unit_id <= list_max(cast($units as varchar[]))
    and list_contains(cast($units as varchar[]), computed_shares.unit_id)
