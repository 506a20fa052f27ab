-- one row if the content of this file is kept already
select upload_files.sha256
from upload_files
where upload_files.sha256 = $sha256
limit 1
