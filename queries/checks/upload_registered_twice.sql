-- one row per upload that is in the list more than once
select uploads.upload_id
from uploads
group by uploads.upload_id
having count(*) > 1
