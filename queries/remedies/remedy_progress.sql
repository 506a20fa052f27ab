-- one row per unit and year that lost points or has a ledger: how many limitations and actions there are, how far they are on $as_of (today, where
-- it is not given), and how many points were lost, have a remedy, are done and confirmed
-- `late_points`: of the limitations that have an action open and past its day, each once. `untaken_points`: no limitation names them.
-- What was lost, and what nobody took up, is at least so many points where the sheet does not tell all that it lost (`is_whole`: see sheet_coverages),
-- `rest_points` more by what areas print and no line tells;
-- what limitations hold, where some of them name lines that do not (`…_untold` limitations).
with today as (
    select asked_day($as_of) as day
),

limitations as (
    select
        limitation_spans.unit_id,
        limitation_spans.year,
        limitation_spans.limitation_id,
        limitation_spans.limitation_state,
        limitation_spans.is_owned,
        limitation_points.lost_points,
        unknowns.limitation_id is not null as is_untold
    from limitation_spans
    cross join today
    left join limitation_points
        on limitation_points.unit_id = limitation_spans.unit_id
        and limitation_points.year = limitation_spans.year
        and limitation_points.limitation_id = limitation_spans.limitation_id
    left join (
        select distinct
            limitation_unknowns.unit_id,
            limitation_unknowns.year,
            limitation_unknowns.limitation_id
        from limitation_unknowns
        where
            ($unit_id is null or limitation_unknowns.unit_id = cast($unit_id as varchar))
            and ($year is null or limitation_unknowns.year = cast($year as integer))
    ) as unknowns
        on unknowns.unit_id = limitation_spans.unit_id
        and unknowns.year = limitation_spans.year
        and unknowns.limitation_id = limitation_spans.limitation_id
    where
        today.day between limitation_spans.first_day and limitation_spans.last_day
        and ($unit_id is null or limitation_spans.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_spans.year = cast($year as integer))
),

actions as (
    select
        action_spans.unit_id,
        action_spans.year,
        action_spans.remedy_id,
        action_spans.action_state,
        action_spans.is_live,
        action_spans.is_open,
        coalesce(action_spans.is_open and action_spans.due_on < today.day, false) as is_late,
        coalesce(action_spans.is_open and action_spans.due_on between today.day and today.day + 30, false) as is_near
    from action_spans
    cross join today
    where
        today.day between action_spans.first_day and action_spans.last_day
        and ($unit_id is null or action_spans.unit_id = cast($unit_id as varchar))
        and ($year is null or action_spans.year = cast($year as integer))
),

late as (
    select distinct
        limitation_remedies.unit_id,
        limitation_remedies.year,
        limitation_remedies.limitation_id
    from limitation_remedies
    inner join actions
        on actions.unit_id = limitation_remedies.unit_id
        and actions.year = limitation_remedies.year
        and actions.remedy_id = limitation_remedies.remedy_id
        and actions.is_late
    where
        ($unit_id is null or limitation_remedies.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_remedies.year = cast($year as integer))
),

of_limitations as (
    select
        limitations.unit_id,
        limitations.year,
        count(*) as limitation_count,
        count(*) filter (where limitations.is_owned) as owned_limitations,
        count(*) filter (where limitations.limitation_state = 'confirmed') as confirmed_limitations,
        sum(limitations.lost_points) as taken_points,
        sum(limitations.lost_points) filter (where limitations.limitation_state != 'without_remedy') as planned_points,
        sum(limitations.lost_points) filter (where limitations.limitation_state in ('awaiting', 'confirmed')) as done_points,
        sum(limitations.lost_points) filter (where limitations.limitation_state = 'confirmed') as confirmed_points,
        sum(limitations.lost_points) filter (where late.limitation_id is not null) as late_points,
        count(*) filter (where limitations.is_untold and limitations.limitation_state != 'without_remedy') as planned_untold,
        count(*) filter (where limitations.is_untold and limitations.limitation_state in ('awaiting', 'confirmed')) as done_untold,
        count(*) filter (where limitations.is_untold and limitations.limitation_state = 'confirmed') as confirmed_untold,
        count(*) filter (where limitations.is_untold and late.limitation_id is not null) as late_untold
    from limitations
    left join late
        on late.unit_id = limitations.unit_id
        and late.year = limitations.year
        and late.limitation_id = limitations.limitation_id
    group by limitations.unit_id, limitations.year
),

of_actions as (
    select
        actions.unit_id,
        actions.year,
        count(*) filter (where actions.is_live) as action_count,
        count(*) filter (where actions.is_open) as open_actions,
        count(*) filter (where actions.is_late) as late_actions,
        count(*) filter (where actions.is_near) as near_actions,
        count(*) filter (where actions.action_state = 'awaiting') as awaiting_actions,
        count(*) filter (where actions.action_state = 'confirmed') as confirmed_actions
    from actions
    group by actions.unit_id, actions.year
),

of_lines as (
    select
        lost_leaves.unit_id,
        lost_leaves.year,
        sum(lost_leaves.deduction) as lost_points,
        combined_flags(list(lost_leaves.flag)) as flag,
        string_agg(lost_leaves.origin, chr(10) order by lost_leaves.position) as origin
    from lost_leaves
    where
        ($unit_id is null or lost_leaves.unit_id = cast($unit_id as varchar))
        and ($year is null or lost_leaves.year = cast($year as integer))
    group by lost_leaves.unit_id, lost_leaves.year
)

select
    units.name as unit,
    units.province,
    coalesce(of_lines.year, of_limitations.year) as year,
    coalesce(of_limitations.limitation_count, 0) as limitation_count,
    coalesce(of_limitations.owned_limitations, 0) as owned_limitations,
    coalesce(of_limitations.confirmed_limitations, 0) as confirmed_limitations,
    coalesce(of_actions.action_count, 0) as action_count,
    coalesce(of_actions.open_actions, 0) as open_actions,
    coalesce(of_actions.late_actions, 0) as late_actions,
    coalesce(of_actions.near_actions, 0) as near_actions,
    coalesce(of_actions.awaiting_actions, 0) as awaiting_actions,
    coalesce(of_actions.confirmed_actions, 0) as confirmed_actions,
    of_lines.lost_points,
    coalesce(of_limitations.planned_points, 0) as planned_points,
    coalesce(of_limitations.done_points, 0) as done_points,
    coalesce(of_limitations.confirmed_points, 0) as confirmed_points,
    coalesce(of_limitations.late_points, 0) as late_points,
    of_lines.lost_points - coalesce(of_limitations.taken_points, 0) as untaken_points,
    coalesce(of_limitations.planned_untold, 0) as planned_untold,
    coalesce(of_limitations.done_untold, 0) as done_untold,
    coalesce(of_limitations.confirmed_untold, 0) as confirmed_untold,
    coalesce(of_limitations.late_untold, 0) as late_untold,
    coverages.known_parts,
    coverages.all_parts,
    coverages.parts_without_maximum,
    coverages.parts_max_score,
    coverages.whole_max_score,
    coverages.is_whole,
    coverages.rest_points,
    of_lines.flag,
    concat_ws(
        chr(10),
        of_lines.origin,
        if(of_limitations.year is null, null, concat_ws('|', 'ledger_limitations', units.unit_id, of_limitations.year, ''))
    ) as origin
from of_lines
full outer join of_limitations
    on of_limitations.unit_id = of_lines.unit_id and of_limitations.year = of_lines.year
inner join units on units.unit_id = coalesce(of_lines.unit_id, of_limitations.unit_id)
left join of_actions
    on of_actions.unit_id = units.unit_id and of_actions.year = coalesce(of_lines.year, of_limitations.year)
left join sheet_coverages as coverages
    on coverages.unit_id = units.unit_id and coverages.year = coalesce(of_lines.year, of_limitations.year)
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or coalesce(of_lines.year, of_limitations.year) = cast($year as integer))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    coalesce(of_lines.year, of_limitations.year),
    units.unit_id
