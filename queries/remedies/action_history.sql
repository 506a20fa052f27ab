-- one row per change of how far an action is, the newest first: to what, from which day, by whom, and why; changes that were taken back are not among them
select
    units.name as unit,
    units.province,
    changes.year,
    current_ledger_actions.text as action,
    current_ledger_actions.owner,
    changes.action_state,
    changes.changed_on,
    coalesce(changes.changed_by, changes.published_by) as changed_by,
    changes.document,
    changes.note,
    changes.published_at + interval '7 hours' as published_at,
    changes.action_id
from state_changes as changes
inner join units on units.unit_id = changes.unit_id
inner join current_ledger_actions
    on current_ledger_actions.unit_id = changes.unit_id
    and current_ledger_actions.year = changes.year
    and current_ledger_actions.action_id = changes.action_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or changes.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or changes.year = cast($year as integer))
    and ($action_id is null or changes.action_id = cast($action_id as varchar))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    changes.year,
    changes.unit_id,
    changes.changed_on desc,
    changes.published_no desc,
    changes.action_id
