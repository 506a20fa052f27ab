-- one row per figure that differs between two looks at the data (view `incoming`: the figures of both): what changes
-- before what goes and what comes, the largest change first; with the counts of its unit and period
-- What stands no more and is told by an older document that is kept beside (`is_kept`) is kept; what only such a one told and nobody
-- tells any more is removed.
with looks as (
    select
        cast(incoming.unit_id as varchar) as unit_id,
        cast(incoming.period as varchar) as period,
        cast(incoming.row_key as varchar) as row_key,
        cast(incoming.row_name as varchar) as row_name,
        cast(incoming.figure as varchar) as figure,
        cast(incoming.number as double) as number,
        cast(incoming.text as varchar) as text,
        cast(incoming.is_after as boolean) as is_after,
        cast(incoming.is_kept as boolean) as is_kept
    from incoming
),

counted as (
    select
        looks.unit_id,
        looks.period,
        looks.row_key,
        looks.figure,
        count(*) filter (where looks.is_after and not looks.is_kept) as times_after,
        count(*) filter (where not looks.is_after and not looks.is_kept) as times_before,
        count(*) filter (where looks.is_after and looks.is_kept) as kept_after,
        count(*) filter (where not looks.is_after and looks.is_kept) as kept_before,
        coalesce(
            any_value(looks.row_name) filter (where looks.is_after),
            any_value(looks.row_name)
        ) as row_name,
        any_value(looks.number) filter (where not looks.is_after and not looks.is_kept) as number_before,
        any_value(looks.number) filter (where not looks.is_after and looks.is_kept) as number_kept,
        any_value(looks.number) filter (where looks.is_after and not looks.is_kept) as number_after,
        any_value(looks.text) filter (where not looks.is_after and not looks.is_kept) as text_before,
        any_value(looks.text) filter (where not looks.is_after and looks.is_kept) as text_kept,
        any_value(looks.text) filter (where looks.is_after and not looks.is_kept) as text_after
    from looks
    group by looks.unit_id, looks.period, looks.row_key, looks.figure
),

figures as (
    select
        counted.* replace (
            if(counted.times_before + counted.times_after = 0, counted.number_kept, counted.number_before) as number_before,
            if(counted.times_before + counted.times_after = 0, counted.text_kept, counted.text_before) as text_before
        ),
        case
            when counted.times_after > 0 and counted.times_before = 0 then 'added'
            when counted.times_after > 0 then 'changed'
            when counted.times_before > 0 and counted.kept_after > 0 then 'kept'
            when counted.times_before > 0 or counted.kept_before > counted.kept_after then 'removed'
        end as difference
    from counted
),

differing as (
    select
        figures.*,
        units.name as unit,
        units.province,
        coalesce(max(figures.times_after + figures.kept_after) over whole_row, 0) = 0 as row_is_gone,
        coalesce(max(figures.times_after + figures.kept_after) over whole_unit, 0) = 0 as unit_is_gone,
        round(figures.number_after - figures.number_before, 6) as change
    from figures
    left join units on units.unit_id = figures.unit_id
    window
        whole_row as (partition by figures.unit_id, figures.period, figures.row_key),
        whole_unit as (partition by figures.unit_id, figures.period)
    qualify
        figures.difference is not null
        and (
            figures.number_before is distinct from figures.number_after
            or figures.text_before is distinct from figures.text_after
        )
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
    case differing.difference when 'changed' then 1 when 'removed' then 2 when 'kept' then 3 else 4 end,
    abs(differing.change) desc nulls last,
    in_name_order(differing.unit),
    in_name_order(differing.province),
    differing.period,
    differing.row_key,
    differing.figure
