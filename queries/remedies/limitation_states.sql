-- one row per limitation that is followed, with the points that it costs, its remedies, who answers for them and how far it is on $as_of
-- (today, where it is not given): `late_actions` are open and past their day, `due_on` is the first day of those open
-- Where it names no area it is of the area of its criteria. Its points are blank where it holds no line that lost any (limitation_shares), and of what
-- nobody names closer in its area where it names no more than that (`is_by_area`). They are at least so many where it names `unknown_count` lines
-- of which nobody knows what they lost.
with today as (
    select asked_day($as_of) as day
),

chosen as (
    select
        followed_limitations.*,
        units.name as unit,
        units.province
    from followed_limitations
    inner join units on units.unit_id = followed_limitations.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or followed_limitations.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or followed_limitations.year = cast($year as integer))
),

remedies as (
    select
        limitation_remedies.unit_id,
        limitation_remedies.year,
        limitation_remedies.limitation_id,
        bool_and(coalesce(limitation_remedies.paired, true)) as paired,
        string_agg(
            limitation_remedies.text, chr(10) order by limitation_remedies.position, limitation_remedies.remedy_id
        ) as remedy
    from limitation_remedies
    where
        ($unit_id is null or limitation_remedies.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_remedies.year = cast($year as integer))
    group by limitation_remedies.unit_id, limitation_remedies.year, limitation_remedies.limitation_id
),

actions as (
    select
        limitation_remedies.unit_id,
        limitation_remedies.year,
        limitation_remedies.limitation_id,
        string_agg(distinct action_spans.owner, '; ' order by in_name_order(action_spans.owner)) filter (where action_spans.is_live) as owner,
        list(distinct name_key(action_spans.owner)) filter (where action_spans.is_live) as owner_keys,
        count(*) filter (where action_spans.is_open) as open_actions,
        count(*) filter (where action_spans.is_open and action_spans.due_on < today.day) as late_actions,
        min(action_spans.due_on) filter (where action_spans.is_open) as due_on
    from limitation_remedies
    cross join today
    inner join action_spans
        on action_spans.unit_id = limitation_remedies.unit_id
        and action_spans.year = limitation_remedies.year
        and action_spans.remedy_id = limitation_remedies.remedy_id
    where
        today.day between action_spans.first_day and action_spans.last_day
        and ($unit_id is null or limitation_remedies.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_remedies.year = cast($year as integer))
    group by limitation_remedies.unit_id, limitation_remedies.year, limitation_remedies.limitation_id
),

states as (
    select
        chosen.unit,
        chosen.province,
        chosen.year,
        coalesce(chosen.area_code, limitation_points.area_code) as area_code,
        coalesce(chosen.area, current_areas.title) as area,
        chosen.text as limitation,
        replace(chosen.criteria, chr(10), '; ') as criteria,
        chosen.cause,
        chosen.cause_kind,
        chosen.recoverability,
        chosen.taken_from,
        remedies.remedy,
        if(remedies.paired is null, null, if(remedies.paired, 'paired', 'apart')) as pairing,
        actions.owner,
        limitation_spans.limitation_state,
        limitation_points.lost_points,
        limitation_points.is_divided,
        limitation_points.is_by_area,
        coalesce(unknowns.unknown_count, 0) as unknown_count,
        coalesce(actions.open_actions, 0) as open_actions,
        coalesce(actions.late_actions, 0) as late_actions,
        actions.due_on,
        if(actions.late_actions > 0, today.day - actions.due_on, null) as days_late,
        coalesce(current_sources.title, chosen.document, concat_ws(' · ', uploads.file_name, chosen.sheet)) as source,
        concat_ws('|', 'ledger_limitations', chosen.unit_id, chosen.year, chosen.limitation_id, '') as origin,
        chosen.unit_id,
        chosen.limitation_id,
        chosen.position,
        actions.owner_keys
    from chosen
    cross join today
    inner join uploads on uploads.upload_id = chosen.upload_id
    inner join limitation_spans
        on limitation_spans.unit_id = chosen.unit_id
        and limitation_spans.year = chosen.year
        and limitation_spans.limitation_id = chosen.limitation_id
        and today.day between limitation_spans.first_day and limitation_spans.last_day
    left join limitation_points
        on limitation_points.unit_id = chosen.unit_id
        and limitation_points.year = chosen.year
        and limitation_points.limitation_id = chosen.limitation_id
    left join (
        select
            limitation_unknowns.unit_id,
            limitation_unknowns.year,
            limitation_unknowns.limitation_id,
            count(*) as unknown_count
        from limitation_unknowns
        where
            ($unit_id is null or limitation_unknowns.unit_id = cast($unit_id as varchar))
            and ($year is null or limitation_unknowns.year = cast($year as integer))
        group by limitation_unknowns.unit_id, limitation_unknowns.year, limitation_unknowns.limitation_id
    ) as unknowns
        on unknowns.unit_id = chosen.unit_id
        and unknowns.year = chosen.year
        and unknowns.limitation_id = chosen.limitation_id
    left join remedies
        on remedies.unit_id = chosen.unit_id
        and remedies.year = chosen.year
        and remedies.limitation_id = chosen.limitation_id
    left join actions
        on actions.unit_id = chosen.unit_id
        and actions.year = chosen.year
        and actions.limitation_id = chosen.limitation_id
    left join current_areas
        on current_areas.unit_id = chosen.unit_id
        and current_areas.year = chosen.year
        and current_areas.code = coalesce(chosen.area_code, limitation_points.area_code)
    left join current_sources on current_sources.source_id = chosen.source_id
    where
        ($unit_id is null or chosen.unit_id = cast($unit_id as varchar))
        and ($year is null or chosen.year = cast($year as integer))
)

select states.* exclude (unit_id, position, owner_keys)
from states
where
    ($area_code is null or states.area_code = cast($area_code as varchar))
    and ($owner is null or list_contains(states.owner_keys, name_key(cast($owner as varchar))))
order by
    in_name_order(states.province),
    in_name_order(states.unit),
    states.year,
    states.unit_id,
    in_name_order(states.area_code),
    states.position,
    states.limitation_id
