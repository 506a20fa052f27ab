-- one row per upload whose state is set
update uploads
set state = $state
where upload_id = cast($upload_id as uuid)
