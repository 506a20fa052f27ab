-- one row per upload of that id that is taken back now
select uploads.upload_id
from uploads
where uploads.upload_id = cast($upload_id as uuid) and uploads.state = 'taken_back'
