-- one row per file or document that proves an action, the newest last
select
    units.name as unit,
    units.province,
    lines.year,
    current_ledger_actions.text as action,
    lines.file_name,
    lines.file_kind,
    lines.byte_count,
    lines.document,
    lines.added_on,
    lines.added_by,
    lines.note,
    lines.action_id,
    lines.evidence_id,
    lines.sha256
from current_evidence as lines
inner join units on units.unit_id = lines.unit_id
left join current_ledger_actions
    on current_ledger_actions.unit_id = lines.unit_id
    and current_ledger_actions.year = lines.year
    and current_ledger_actions.action_id = lines.action_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or lines.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or lines.year = cast($year as integer))
    and ($action_id is null or lines.action_id = cast($action_id as varchar))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    lines.year,
    lines.unit_id,
    lines.published_no,
    lines.evidence_id
