-- one row per scope of a score sheet of upload $upload_id whose total names no framework
select coverages.scope
from coverages
inner join results on results.coverage_id = coverages.coverage_id
where
    coverages.upload_id = cast($upload_id as uuid)
    and coverages.topic = 'assessment'
    and results.framework_id is null
