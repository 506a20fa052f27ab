-- one row per criterion that mappings name, as what stands tells it now
insert into kept_criterion_names by name
select told_criterion_names.*
from told_criterion_names
