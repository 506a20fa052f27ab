-- one row per owner of actions of a unit's ledger of a year, with the points that the owner answers for and how far the actions are on $as_of (today,
-- where it is not given); then one of the points of limitations that nobody answers for, and one of what no limitation names (`owner_state`)
-- The points of a limitation are divided evenly in hundredths among those who own an action of it that is not given up, the first taking what is
-- left over: so the points of all rows of a year are its deduction, exactly. They are at least so many where `unknown_count` lines that the owner's
-- limitations name do not tell what they lost.
with today as (
    select asked_day($as_of) as day
),

chosen_units as (
    select
        units.unit_id,
        units.name as unit,
        units.province
    from units
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

actions as (
    select
        action_spans.*,
        name_key(action_spans.owner) as owner_key,
        action_spans.is_open and action_spans.due_on < today.day as is_late
    from action_spans
    cross join today
    semi join chosen_units on chosen_units.unit_id = action_spans.unit_id
    where
        today.day between action_spans.first_day and action_spans.last_day
        and ($unit_id is null or action_spans.unit_id = cast($unit_id as varchar))
        and ($year is null or action_spans.year = cast($year as integer))
),

owned as (
    select distinct
        limitation_remedies.unit_id,
        limitation_remedies.year,
        limitation_remedies.limitation_id,
        actions.owner_key
    from limitation_remedies
    inner join actions
        on actions.unit_id = limitation_remedies.unit_id
        and actions.year = limitation_remedies.year
        and actions.remedy_id = limitation_remedies.remedy_id
    where
        actions.is_live
        and actions.owner_key is not null
        and ($unit_id is null or limitation_remedies.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_remedies.year = cast($year as integer))
),

points as (
    select
        limitation_points.unit_id,
        limitation_points.year,
        limitation_points.limitation_id,
        limitation_points.lost_points,
        limitation_spans.limitation_state = 'confirmed' as is_confirmed
    from limitation_points
    cross join today
    semi join chosen_units on chosen_units.unit_id = limitation_points.unit_id
    inner join limitation_spans
        on limitation_spans.unit_id = limitation_points.unit_id
        and limitation_spans.year = limitation_points.year
        and limitation_spans.limitation_id = limitation_points.limitation_id
        and today.day between limitation_spans.first_day and limitation_spans.last_day
    where
        ($unit_id is null or limitation_points.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_points.year = cast($year as integer))
        and ($unit_id is null or limitation_spans.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_spans.year = cast($year as integer))
),

divided as (
    select
        points.unit_id,
        points.year,
        points.is_confirmed,
        points.lost_points,
        owned.owner_key,
        count(*) over (partition by points.unit_id, points.year, points.limitation_id) as sharers,
        row_number() over (partition by points.unit_id, points.year, points.limitation_id order by owned.owner_key) = 1 as is_first
    from points
    left join owned
        on owned.unit_id = points.unit_id
        and owned.year = points.year
        and owned.limitation_id = points.limitation_id
),

shared as (
    select
        divided.unit_id,
        divided.year,
        divided.owner_key,
        sum(own_share(divided.lost_points, divided.sharers, divided.is_first)) as lost_points,
        sum(own_share(divided.lost_points, divided.sharers, divided.is_first))
            filter (where divided.is_confirmed) as confirmed_points
    from divided
    group by divided.unit_id, divided.year, divided.owner_key
),

counted as (
    select
        actions.unit_id,
        actions.year,
        actions.owner_key,
        min(actions.owner) as owner,
        count(*) filter (where actions.is_live) as action_count,
        count(*) filter (where actions.is_open) as open_actions,
        count(*) filter (where actions.is_late) as late_actions,
        count(*) filter (where actions.action_state = 'awaiting') as awaiting_actions,
        count(*) filter (where actions.action_state = 'confirmed') as confirmed_actions,
        string_agg(
            concat_ws('|', 'ledger_actions', actions.unit_id, actions.year, actions.action_id, ''),
            chr(10) order by actions.action_id
        ) as origin
    from actions
    group by actions.unit_id, actions.year, actions.owner_key
),

unknowns as (
    select limitation_unknowns.*
    from limitation_unknowns
    semi join chosen_units on chosen_units.unit_id = limitation_unknowns.unit_id
    where
        ($unit_id is null or limitation_unknowns.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_unknowns.year = cast($year as integer))
),

not_known as (
    select
        unknowns.unit_id,
        unknowns.year,
        owned.owner_key,
        count(distinct unknowns.position) as unknown_count
    from unknowns
    left join owned
        on owned.unit_id = unknowns.unit_id
        and owned.year = unknowns.year
        and owned.limitation_id = unknowns.limitation_id
    group by unknowns.unit_id, unknowns.year, owned.owner_key
),

taken as (
    select
        limitation_shares.unit_id,
        limitation_shares.year,
        limitation_shares.position
    from limitation_shares
    where
        ($unit_id is null or limitation_shares.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_shares.year = cast($year as integer))
),

untaken as (
    select
        lost_leaves.unit_id,
        lost_leaves.year,
        sum(lost_leaves.deduction) as lost_points,
        string_agg(lost_leaves.origin, chr(10) order by lost_leaves.position) as origin
    from lost_leaves
    semi join chosen_units on chosen_units.unit_id = lost_leaves.unit_id
    anti join taken
        on taken.unit_id = lost_leaves.unit_id
        and taken.year = lost_leaves.year
        and taken.position = lost_leaves.position
    where
        ($unit_id is null or lost_leaves.unit_id = cast($unit_id as varchar))
        and ($year is null or lost_leaves.year = cast($year as integer))
    group by lost_leaves.unit_id, lost_leaves.year
),

untaken_unknown as (
    select
        unknown_leaves.unit_id,
        unknown_leaves.year,
        count(*) as unknown_count
    from unknown_leaves
    semi join chosen_units on chosen_units.unit_id = unknown_leaves.unit_id
    anti join unknowns
        on unknowns.unit_id = unknown_leaves.unit_id
        and unknowns.year = unknown_leaves.year
        and unknowns.position = unknown_leaves.position
    where
        ($unit_id is null or unknown_leaves.unit_id = cast($unit_id as varchar))
        and ($year is null or unknown_leaves.year = cast($year as integer))
    group by unknown_leaves.unit_id, unknown_leaves.year
),

owners as (
    select
        coalesce(counted.unit_id, shared.unit_id) as unit_id,
        coalesce(counted.year, shared.year) as year,
        coalesce(counted.owner_key, shared.owner_key) as owner_key,
        counted.owner,
        shared.lost_points,
        shared.confirmed_points,
        counted.action_count,
        counted.open_actions,
        counted.late_actions,
        counted.awaiting_actions,
        counted.confirmed_actions,
        counted.origin
    from counted
    full outer join shared
        on shared.unit_id = counted.unit_id
        and shared.year = counted.year
        and shared.owner_key is not distinct from counted.owner_key
),

rows as (
    select
        coalesce(owners.unit_id, not_known.unit_id) as unit_id,
        coalesce(owners.year, not_known.year) as year,
        owners.* exclude (unit_id, year, owner_key),
        if(coalesce(owners.owner_key, not_known.owner_key) is null, 'without_owner', 'owned') as owner_state,
        not_known.unknown_count
    from owners
    full outer join not_known
        on not_known.unit_id = owners.unit_id
        and not_known.year = owners.year
        and not_known.owner_key is not distinct from owners.owner_key
    union all by name
    select
        coalesce(untaken.unit_id, untaken_unknown.unit_id) as unit_id,
        coalesce(untaken.year, untaken_unknown.year) as year,
        'untaken' as owner_state,
        untaken.lost_points,
        untaken_unknown.unknown_count,
        untaken.origin
    from untaken
    full outer join untaken_unknown
        on untaken_unknown.unit_id = untaken.unit_id and untaken_unknown.year = untaken.year
)

select
    chosen_units.unit,
    chosen_units.province,
    rows.year,
    rows.owner,
    rows.owner_state,
    rows.lost_points,
    rows.confirmed_points,
    coalesce(rows.action_count, 0) as action_count,
    coalesce(rows.open_actions, 0) as open_actions,
    coalesce(rows.late_actions, 0) as late_actions,
    coalesce(rows.awaiting_actions, 0) as awaiting_actions,
    coalesce(rows.confirmed_actions, 0) as confirmed_actions,
    coalesce(rows.unknown_count, 0) as unknown_count,
    rows.origin
from rows
inner join chosen_units on chosen_units.unit_id = rows.unit_id
order by
    in_name_order(chosen_units.province),
    in_name_order(chosen_units.unit),
    rows.year,
    rows.unit_id,
    list_position(['owned', 'without_owner', 'untaken'], rows.owner_state),
    rows.lost_points desc nulls last,
    in_name_order(rows.owner)
