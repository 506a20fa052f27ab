-- one row per thing to do for a remedy, with how far it is on $as_of (today, where it is not given) and the points of the limitations that it is for:
-- what has the earliest deadline first, so what is late longest first; those without a day in the calendar last
-- `days_late` and `days_left` are of what is open alone: what awaits confirmation is done. Points of a limitation stand with each of its actions.
with today as (
    select asked_day($as_of) as day
),

held as (
    select
        evidence.unit_id,
        evidence.year,
        evidence.action_id,
        count(*) as evidence_count
    from current_evidence as evidence
    where
        ($unit_id is null or evidence.unit_id = cast($unit_id as varchar))
        and ($year is null or evidence.year = cast($year as integer))
    group by evidence.unit_id, evidence.year, evidence.action_id
),

served as (
    select
        limitation_remedies.unit_id,
        limitation_remedies.year,
        limitation_remedies.remedy_id,
        string_agg(
            followed_limitations.text, chr(10) order by followed_limitations.position, followed_limitations.limitation_id
        ) as limitation,
        list(distinct coalesce(followed_limitations.area_code, limitation_points.area_code)) as area_codes,
        sum(limitation_points.lost_points) as points_at_stake
    from limitation_remedies
    inner join followed_limitations
        on followed_limitations.unit_id = limitation_remedies.unit_id
        and followed_limitations.year = limitation_remedies.year
        and followed_limitations.limitation_id = limitation_remedies.limitation_id
    left join limitation_points
        on limitation_points.unit_id = limitation_remedies.unit_id
        and limitation_points.year = limitation_remedies.year
        and limitation_points.limitation_id = limitation_remedies.limitation_id
    where
        ($unit_id is null or limitation_remedies.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_remedies.year = cast($year as integer))
    group by limitation_remedies.unit_id, limitation_remedies.year, limitation_remedies.remedy_id
)

select
    units.name as unit,
    units.province,
    lines.year,
    served.limitation,
    current_ledger_remedies.text as remedy,
    lines.text as action,
    lines.owner,
    lines.supporters,
    lines.product,
    lines.due_on,
    lines.due_text,
    lines.action_state,
    if(lines.first_day = date '0001-01-01', null, lines.first_day) as changed_on,
    lines.changed_by,
    lines.note,
    if(lines.is_open and lines.due_on < today.day, today.day - lines.due_on, null) as days_late,
    if(lines.is_open and lines.due_on >= today.day, lines.due_on - today.day, null) as days_left,
    served.points_at_stake,
    coalesce(held.evidence_count, 0) as evidence_count,
    coalesce(current_sources.title, lines.document, concat_ws(' · ', uploads.file_name, lines.sheet)) as source,
    concat_ws('|', 'ledger_actions', lines.unit_id, lines.year, lines.action_id, '') as origin,
    lines.action_id,
    lines.remedy_id
from action_spans as lines
cross join today
inner join units on units.unit_id = lines.unit_id
inner join uploads on uploads.upload_id = lines.upload_id
left join current_sources on current_sources.source_id = lines.source_id
left join current_ledger_remedies
    on current_ledger_remedies.unit_id = lines.unit_id
    and current_ledger_remedies.year = lines.year
    and current_ledger_remedies.remedy_id = lines.remedy_id
left join served
    on served.unit_id = lines.unit_id
    and served.year = lines.year
    and served.remedy_id = lines.remedy_id
left join held
    on held.unit_id = lines.unit_id
    and held.year = lines.year
    and held.action_id = lines.action_id
where
    today.day between lines.first_day and lines.last_day
    and ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or lines.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or lines.year = cast($year as integer))
    and ($area_code is null or list_contains(served.area_codes, cast($area_code as varchar)))
    and ($owner is null or name_key(lines.owner) = name_key(cast($owner as varchar)))
    and ($action_states is null or list_contains(cast($action_states as varchar[]), lines.action_state))
    and ($is_open is null or lines.is_open = cast($is_open as boolean))
    and ($within_days is null or lines.due_on <= today.day + cast($within_days as integer))
order by
    lines.due_on nulls last,
    in_name_order(units.province),
    in_name_order(units.name),
    lines.year,
    lines.unit_id,
    lines.position,
    lines.action_id
