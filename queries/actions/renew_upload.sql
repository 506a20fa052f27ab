-- one row per upload that is published again, as the newest
update uploads
set
    state = 'published',
    published_no = $published_no,
    taken_back_by = null,
    taken_back_at = null
where upload_id = cast($upload_id as uuid) and state in ('taken_back', 'pending')
