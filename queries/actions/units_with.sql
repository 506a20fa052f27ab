-- one row per unit of $units that ever handed in something of topic $topic, whether or not it stands
select distinct coverages.unit_id
from coverages
where coverages.topic = $topic and list_contains(cast($units as varchar[]), coverages.unit_id)
