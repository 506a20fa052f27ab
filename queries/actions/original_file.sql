-- one row: the file of an upload, byte for byte, and what was corrected of it before it was published
select
    uploads.file_name,
    upload_files.content,
    uploads.amendments
from uploads
inner join upload_files on upload_files.sha256 = uploads.sha256
where uploads.upload_id = cast($upload_id as uuid)
limit 1
