-- one row per upload of this file that was ever published
select uploads.upload_id
from uploads
where uploads.sha256 = $sha256
order by uploads.published_no
limit 1
