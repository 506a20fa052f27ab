-- one row: the file of a piece of current evidence, with its name
select
    current_evidence.file_name,
    upload_files.content
from current_evidence
inner join upload_files on upload_files.sha256 = current_evidence.sha256
where current_evidence.evidence_id = cast($evidence_id as varchar)
limit 1
