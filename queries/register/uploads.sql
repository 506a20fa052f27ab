-- one row per upload, the newest first; times in Vietnam's zone, which keeps one offset all year
select
    cast(uploads.upload_id as varchar) as id,
    uploads.published_no,
    uploads.file_name,
    uploads.sha256,
    uploads.kind,
    list_filter(string_split(uploads.units, '; '), lambda part: part != '') as units,
    cast(list_filter(string_split(uploads.years, '; '), lambda part: part != '') as integer[]) as years,
    uploads.row_count as rows,
    uploads.published_by,
    uploads.published_at + interval '7 hours' as published_at,
    uploads.state,
    uploads.note
from uploads
order by uploads.published_no desc
