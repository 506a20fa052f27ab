-- one row per unit of whose dossiers the upload $upload_id speaks, or of figures that fill the blanks of their reports
select distinct coverages.unit_id
from coverages
where
    coverages.upload_id = cast($upload_id as uuid)
    and coverages.topic in ('dossiers', 'measures')
