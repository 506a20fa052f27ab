-- one row per scope for which more stands than one coverage, or than those that complete one, each of another upload
select coverages.scope
from coverages
where coverages.stands
group by coverages.scope
having
    count(*) > count(distinct coverages.upload_id)
    or count(distinct coalesce(coverages.completes, coverages.coverage_id)) > 1
