-- one row per scope where upload would put fewer rows than stand (view `incoming`: its coverages)
select
    incoming.scope,
    incoming.row_count as incoming_rows,
    coverages.row_count as standing_rows
from incoming
inner join coverages on coverages.scope = incoming.scope and coverages.stands
where incoming.row_count < coverages.row_count
order by incoming.scope
