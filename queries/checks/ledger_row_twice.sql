-- one row per limitation, remedy, action, state or explanation that stands twice in what was published at once: nobody could tell which of them holds
with ids as (
    select
        ledger_limitations.coverage_id,
        ledger_limitations.limitation_id as id
    from ledger_limitations
    union all
    select
        ledger_remedies.coverage_id,
        ledger_remedies.remedy_id as id
    from ledger_remedies
    union all
    select
        ledger_actions.coverage_id,
        ledger_actions.action_id as id
    from ledger_actions
    union all
    select
        action_states.coverage_id,
        action_states.action_id as id
    from action_states
    union all
    select
        explanations.coverage_id,
        explanations.criterion as id
    from explanations
)

select
    ids.coverage_id,
    ids.id
from ids
group by ids.coverage_id, ids.id
having count(*) > 1
