-- one row: what an office's documents say of it from now on
insert into offices (unit_id, version_no, settings, saved_by, saved_at)
values ($unit_id, $version_no, $settings, $saved_by, $saved_at)
