-- one row per version of a report, the newest first
select
    reports.version_no,
    reports.state,
    reports.edits,
    reports.content,
    reports.number,
    reports.issued_on,
    reports.data_version,
    reports.saved_by,
    reports.saved_at
from reports
where
    reports.unit_id = cast($unit_id as varchar)
    and reports.kind = cast($kind as varchar)
    and reports.period = cast($period as varchar)
order by reports.version_no desc
