-- one row per row of ledger_actions that stands of a unit and year of the view `incoming`, in its order
select current_ledger_actions.*
from current_ledger_actions
semi join incoming
    on incoming.unit_id = current_ledger_actions.unit_id
    and cast(incoming.year as integer) = current_ledger_actions.year
order by current_ledger_actions.unit_id, current_ledger_actions.year, current_ledger_actions.position
