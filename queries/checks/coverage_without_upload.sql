-- one row per coverage whose upload is unknown
select coverages.coverage_id
from coverages
left join uploads on uploads.upload_id = coverages.upload_id
where uploads.upload_id is null
