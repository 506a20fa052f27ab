-- one row per criterion that mappings name, as what stands tells it now
insert into kept_criterion_names by name
select computed_criterion_names.*
from computed_criterion_names
