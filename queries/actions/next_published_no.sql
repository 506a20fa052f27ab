-- one row: the number of the next publication
select coalesce(max(uploads.published_no), 0) + 1 as published_no
from uploads
