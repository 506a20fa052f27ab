-- one row: how a template of an office stands from now on
insert into office_templates (unit_id, kind, name, version_no, content, byte_count, sha256, saved_by, saved_at)
values (
    $unit_id,
    $kind,
    $name,
    $version_no,
    cast($content as blob),
    $byte_count,
    $sha256,
    $saved_by,
    $saved_at
)
