-- one row per coverage of an upload that is published again
update coverages
set published_no = $published_no
where upload_id = cast($upload_id as uuid) and completes is null
