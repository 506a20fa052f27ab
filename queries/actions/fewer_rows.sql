-- one row per scope that has fewer rows in the second of two looks (view `incoming`: the coverages of both)
with counts as (
    select
        cast(incoming.scope as varchar) as scope,
        any_value(cast(incoming.unit_id as varchar)) as unit_id,
        any_value(cast(incoming.period as varchar)) as period,
        cast(coalesce(sum(cast(incoming.row_count as bigint)) filter (where not incoming.is_after), 0) as bigint) as rows_before,
        cast(coalesce(sum(cast(incoming.row_count as bigint)) filter (where incoming.is_after), 0) as bigint) as rows_after
    from incoming
    group by incoming.scope
)

select
    counts.scope,
    units.name as unit,
    units.province,
    counts.period,
    counts.rows_before,
    counts.rows_after
from counts
left join units on units.unit_id = counts.unit_id
where counts.rows_after < counts.rows_before
order by counts.scope
