-- one row per scope of which more than one coverage stands
select coverages.scope
from coverages
where coverages.stands
group by coverages.scope
having count(*) > 1
