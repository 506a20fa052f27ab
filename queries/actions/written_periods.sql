-- one row per period that a report of a unit and kind was written of, with the state of its newest version
select
    reports.period,
    arg_max(reports.state, reports.version_no) as state
from reports
where
    reports.unit_id = cast($unit_id as varchar)
    and reports.kind = cast($kind as varchar)
group by reports.period
order by reports.period
