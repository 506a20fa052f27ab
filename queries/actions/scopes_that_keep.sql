-- one row per scope of upload $upload_id of which a coverage was asked to keep what it does not carry
select distinct touched.scope
from coverages as touched
semi join coverages as keeping on keeping.scope = touched.scope and keeping.keeps
where touched.upload_id = cast($upload_id as uuid)
