-- one row per coverage that is there more than once, so that its figures would count twice
select coverages.coverage_id
from coverages
group by coverages.coverage_id
having count(*) > 1
