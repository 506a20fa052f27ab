-- one row per day on which the points of a unit's ledger of a year changed or should have: `unconfirmed_points` and `undone_points` were left on that day
-- (blank after $as_of, today where it is not given), `due_points` should be left by the deadlines
-- The points are those that limitations name, at least so many where they name `unknown_count` lines of which nobody knows what they lost. They begin with the first of January after the year, or earlier where something was done before. A limitation
-- should be done when all its actions that are not given up should; one of them without a day in the calendar has none.
with today as (
    select asked_day($as_of) as day
),

spans as (
    select
        limitation_spans.unit_id,
        limitation_spans.year,
        limitation_spans.limitation_id,
        limitation_spans.limitation_state,
        limitation_spans.first_day,
        limitation_spans.last_day,
        limitation_points.lost_points
    from limitation_spans
    inner join limitation_points
        on limitation_points.unit_id = limitation_spans.unit_id
        and limitation_points.year = limitation_spans.year
        and limitation_points.limitation_id = limitation_spans.limitation_id
    inner join units on units.unit_id = limitation_spans.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or limitation_spans.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or limitation_spans.year = cast($year as integer))
),

deadlines as (
    select
        limitation_remedies.unit_id,
        limitation_remedies.year,
        limitation_remedies.limitation_id,
        if(count(action_spans.due_on) = count(*), max(action_spans.due_on), null) as due_on
    from limitation_remedies
    cross join today
    inner join action_spans
        on action_spans.unit_id = limitation_remedies.unit_id
        and action_spans.year = limitation_remedies.year
        and action_spans.remedy_id = limitation_remedies.remedy_id
    where
        today.day between action_spans.first_day and action_spans.last_day
        and action_spans.is_live
        and ($unit_id is null or limitation_remedies.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_remedies.year = cast($year as integer))
    group by limitation_remedies.unit_id, limitation_remedies.year, limitation_remedies.limitation_id
),

days as (
    select
        spans.unit_id,
        spans.year,
        make_date(spans.year + 1, 1, 1) as day
    from spans
    cross join today
    where make_date(spans.year + 1, 1, 1) <= today.day
    union
    select
        spans.unit_id,
        spans.year,
        spans.first_day as day
    from spans
    cross join today
    where spans.first_day > date '0001-01-01' and spans.first_day <= today.day
    union
    select
        spans.unit_id,
        spans.year,
        today.day
    from spans
    cross join today
    union
    select
        spans.unit_id,
        spans.year,
        deadlines.due_on as day
    from spans
    inner join deadlines
        on deadlines.unit_id = spans.unit_id
        and deadlines.year = spans.year
        and deadlines.limitation_id = spans.limitation_id
    where deadlines.due_on is not null
)

select
    units.name as unit,
    units.province,
    days.year,
    days.day as on_day,
    if(
        days.day <= today.day,
        coalesce(sum(spans.lost_points) filter (where spans.limitation_state != 'confirmed'), 0),
        null
    ) as unconfirmed_points,
    if(
        days.day <= today.day,
        coalesce(sum(spans.lost_points) filter (where spans.limitation_state not in ('awaiting', 'confirmed')), 0),
        null
    ) as undone_points,
    coalesce(sum(spans.lost_points) filter (where coalesce(deadlines.due_on > days.day, true)), 0) as due_points,
    coalesce(any_value(unknowns.unknown_count), 0) as unknown_count,
    concat_ws('|', 'ledger_limitations', days.unit_id, days.year, '') as origin
from days
cross join today
inner join units on units.unit_id = days.unit_id
inner join spans
    on spans.unit_id = days.unit_id
    and spans.year = days.year
    and days.day between spans.first_day and spans.last_day
left join deadlines
    on deadlines.unit_id = spans.unit_id
    and deadlines.year = spans.year
    and deadlines.limitation_id = spans.limitation_id
left join (
    select
        limitation_unknowns.unit_id,
        limitation_unknowns.year,
        count(distinct limitation_unknowns.position) as unknown_count
    from limitation_unknowns
    where
        ($unit_id is null or limitation_unknowns.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_unknowns.year = cast($year as integer))
    group by limitation_unknowns.unit_id, limitation_unknowns.year
) as unknowns
    on unknowns.unit_id = days.unit_id and unknowns.year = days.year
group by units.name, units.province, days.unit_id, days.year, days.day, today.day
order by in_name_order(units.province), in_name_order(units.name), days.year, days.unit_id, days.day
