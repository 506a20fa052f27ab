-- one row: the content of a file, unless it is kept already
insert into upload_files by name
select
    cast($sha256 as varchar) as sha256,
    cast($content as blob) as content
where not exists (
    select 1
    from upload_files
    where upload_files.sha256 = $sha256
)
