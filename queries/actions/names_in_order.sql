-- one row per name of $names: each once, as a Vietnamese dictionary has them
select distinct given.name
from (select unnest(cast($names as varchar[])) as name) as given
where given.name is not null
order by in_name_order(given.name), given.name
