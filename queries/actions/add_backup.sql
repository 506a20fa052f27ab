-- one row: a backup that was made
insert into backups (made_at, folder, file_name, bytes, version_no, made_by)
values ($made_at, $folder, $file_name, $bytes, $version_no, $made_by)
