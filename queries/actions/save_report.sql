-- one row: how a report stands from now on
insert into reports (
    unit_id, kind, period, version_no, state, edits, content, number, issued_on, data_version, saved_by, saved_at
)
values (
    $unit_id,
    $kind,
    $period,
    $version_no,
    $state,
    $edits,
    $content,
    $number,
    cast($issued_on as date),
    $data_version,
    $saved_by,
    $saved_at
)
