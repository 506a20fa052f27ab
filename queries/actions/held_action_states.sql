-- one row per action of the ledger of a unit and year of the view `incoming`, with the state that its newest change left it in
select
    action_spans.action_id,
    action_spans.action_state
from action_spans
semi join incoming
    on incoming.unit_id = action_spans.unit_id
    and cast(incoming.year as integer) = action_spans.year
where action_spans.last_day = date '9999-12-31'
order by action_spans.action_id
