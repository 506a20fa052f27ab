-- one row per row of ledger_remedies that stands of a unit and year of the view `incoming`, in its order
select current_ledger_remedies.*
from current_ledger_remedies
semi join incoming
    on incoming.unit_id = current_ledger_remedies.unit_id
    and cast(incoming.year as integer) = current_ledger_remedies.year
order by current_ledger_remedies.unit_id, current_ledger_remedies.year, current_ledger_remedies.position
