-- one row per row of ledger_limitations that stands of a unit and year of the view `incoming`, in its order
select current_ledger_limitations.*
from current_ledger_limitations
semi join incoming
    on incoming.unit_id = current_ledger_limitations.unit_id
    and cast(incoming.year as integer) = current_ledger_limitations.year
order by current_ledger_limitations.unit_id, current_ledger_limitations.year, current_ledger_limitations.position
