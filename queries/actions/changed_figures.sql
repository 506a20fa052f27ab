-- one row per figure that differs between two looks at the data (view `incoming`: the figures of both): what changes
-- before what goes and what comes, the largest change first; with the counts of its unit and period
with figures as (
    select
        cast(incoming.unit_id as varchar) as unit_id,
        cast(incoming.period as varchar) as period,
        cast(incoming.row_key as varchar) as row_key,
        cast(incoming.figure as varchar) as figure,
        count(*) filter (where incoming.is_after) as times_after,
        count(*) filter (where not incoming.is_after) as times_before,
        coalesce(
            any_value(cast(incoming.row_name as varchar)) filter (where incoming.is_after),
            any_value(cast(incoming.row_name as varchar))
        ) as row_name,
        any_value(cast(incoming.number as double)) filter (where not incoming.is_after) as number_before,
        any_value(cast(incoming.number as double)) filter (where incoming.is_after) as number_after,
        any_value(cast(incoming.text as varchar)) filter (where not incoming.is_after) as text_before,
        any_value(cast(incoming.text as varchar)) filter (where incoming.is_after) as text_after
    from incoming
    group by all
),

differing as (
    select
        figures.*,
        units.name as unit,
        units.province,
        case
            when figures.times_before = 0 then 'added'
            when figures.times_after = 0 then 'removed'
            else 'changed'
        end as difference,
        coalesce(max(figures.times_after) over whole_row, 0) = 0 as row_is_gone,
        coalesce(max(figures.times_after) over whole_unit, 0) = 0 as unit_is_gone,
        round(figures.number_after - figures.number_before, 6) as change
    from figures
    left join units on units.unit_id = figures.unit_id
    window
        whole_row as (partition by figures.unit_id, figures.period, figures.row_key),
        whole_unit as (partition by figures.unit_id, figures.period)
    qualify
        figures.number_before is distinct from figures.number_after
        or figures.text_before is distinct from figures.text_after
)

select
    differing.unit,
    differing.province,
    differing.period,
    differing.row_name,
    differing.figure,
    differing.number_before,
    differing.number_after,
    differing.text_before,
    differing.text_after,
    differing.change,
    differing.difference,
    differing.row_is_gone,
    differing.unit_is_gone,
    count(*) filter (where differing.difference = 'added') over unit_period as added,
    count(*) filter (where differing.difference = 'changed') over unit_period as changed,
    count(*) filter (where differing.difference = 'removed') over unit_period as removed
from differing
window unit_period as (partition by differing.unit_id, differing.period)
order by
    case differing.difference when 'changed' then 1 when 'removed' then 2 else 3 end,
    abs(differing.change) desc nulls last,
    in_name_order(differing.unit),
    in_name_order(differing.province),
    differing.period,
    differing.row_key,
    differing.figure
