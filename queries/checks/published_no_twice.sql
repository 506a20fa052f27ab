-- one row per number that several uploads bear as their place in the order of publications, so that none of them is the newest
select uploads.published_no
from uploads
group by uploads.published_no
having count(*) > 1
