-- one row per setting of this name that stands, of which there is one or none
select
    settings.value,
    settings.set_by,
    settings.set_at
from settings
where settings.name = $name
order by settings.set_at desc
limit 1
