-- one row per limitation, remedy for it and action of that, as plans are written; blank where a limitation has no remedy, or a remedy no action
select
    units.name as unit,
    units.province,
    limitations.year,
    limitations.area_code,
    limitations.area,
    limitations.text as limitation,
    replace(limitations.criteria, chr(10), '; ') as criteria,
    limitations.cause,
    limitations.cause_kind,
    limitations.recoverability,
    limitations.taken_from,
    limitations.document,
    limitations.split_from,
    remedies.text as remedy,
    remedies.paired,
    actions.text as action,
    actions.owner,
    actions.supporters,
    actions.product,
    actions.due_on,
    actions.due_text,
    limitations.position,
    limitations.note,
    remedies.position as remedy_position,
    remedies.note as remedy_note,
    actions.position as action_position,
    actions.note as action_note,
    limitations.limitation_id,
    remedies.remedy_id,
    remedies.limitation_ids,
    actions.action_id
from followed_limitations as limitations
inner join units on units.unit_id = limitations.unit_id
left join limitation_remedies
    on limitation_remedies.unit_id = limitations.unit_id
    and limitation_remedies.year = limitations.year
    and limitation_remedies.limitation_id = limitations.limitation_id
left join current_ledger_remedies as remedies
    on remedies.unit_id = limitations.unit_id
    and remedies.year = limitations.year
    and remedies.remedy_id = limitation_remedies.remedy_id
left join current_ledger_actions as actions
    on actions.unit_id = limitations.unit_id
    and actions.year = limitations.year
    and actions.remedy_id = remedies.remedy_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or limitations.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or limitations.year = cast($year as integer))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    limitations.year,
    limitations.unit_id,
    limitations.position,
    limitations.limitation_id,
    remedies.position,
    remedies.remedy_id,
    actions.position,
    actions.action_id
