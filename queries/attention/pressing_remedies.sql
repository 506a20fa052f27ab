-- one row per unit and year of its ledger with actions that are open and past their day (rule `late_remedies`), or whose day is near (`due_remedies`), on
-- $as_of (today, where it is not given): how many, the earliest of them, and the points of the limitations that they are for, each once;
-- `stake_areas` are the areas that these points are of, a sum over `known_parts` of `all_parts` lowest lines of the sheet
with today as materialized (
    select
        asked_day($as_of) as day,
        (select threshold from attention_rules where rule = 'due_remedies') as days_left
),

pressing as materialized (
    select
        units.unit_id,
        units.name as unit,
        units.province,
        action_spans.year,
        action_spans.action_id,
        action_spans.remedy_id,
        action_spans.text,
        action_spans.due_on,
        if(action_spans.due_on < today.day, 'late_remedies', 'due_remedies') as rule
    from action_spans
    cross join today
    inner join units on units.unit_id = action_spans.unit_id
    where
        today.day between action_spans.first_day and action_spans.last_day
        and action_spans.is_open
        and action_spans.due_on <= today.day + today.days_left
        and ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

points as (
    select
        held.unit_id,
        held.year,
        held.rule,
        sum(limitation_shares.share) as points,
        list(distinct limitation_shares.stake_area order by limitation_shares.stake_area) as stake_areas
    from (
        select distinct
            pressing.unit_id,
            pressing.year,
            pressing.rule,
            limitation_remedies.limitation_id
        from pressing
        inner join limitation_remedies
            on limitation_remedies.unit_id = pressing.unit_id
            and limitation_remedies.year = pressing.year
            and limitation_remedies.remedy_id = pressing.remedy_id
    ) as held
    inner join limitation_shares
        on limitation_shares.unit_id = held.unit_id
        and limitation_shares.year = held.year
        and limitation_shares.limitation_id = held.limitation_id
    group by held.unit_id, held.year, held.rule
)

select
    pressing.rule,
    pressing.unit_id,
    pressing.unit,
    pressing.province,
    cast(pressing.year as varchar) as period,
    'year' as period_type,
    arg_min(pressing.text, (pressing.due_on, in_name_order(pressing.text), pressing.action_id)) as subject,
    cast(count(*) as double) as at_stake,
    any_value(points.points) as points,
    any_value(points.stake_areas) as stake_areas,
    any_value(coverages.known_parts) as known_parts,
    any_value(coverages.all_parts) as all_parts,
    min(pressing.due_on) as due_on,
    string_agg(
        concat_ws('|', 'ledger_actions', pressing.unit_id, pressing.year, pressing.action_id, ''), chr(10) order by pressing.action_id
    ) as origin
from pressing
left join points
    on points.unit_id = pressing.unit_id
    and points.year = pressing.year
    and points.rule = pressing.rule
left join sheet_coverages as coverages on coverages.unit_id = pressing.unit_id and coverages.year = pressing.year
group by pressing.rule, pressing.unit_id, pressing.unit, pressing.province, pressing.year
order by pressing.unit_id, pressing.year, pressing.rule
