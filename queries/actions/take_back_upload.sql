-- one row per upload that is taken back
update uploads
set
    state = 'taken_back',
    taken_back_by = $taken_back_by,
    taken_back_at = $taken_back_at
where upload_id = cast($upload_id as uuid) and state = 'published'
