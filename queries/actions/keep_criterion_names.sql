-- one row per criterion that mappings name, as what stands tells it now, where upload $upload_id speaks of mappings
insert into kept_criterion_names by name
select told_criterion_names.*
from told_criterion_names
where exists (
    select 1
    from coverages
    where coverages.upload_id = cast($upload_id as uuid) and coverages.topic = 'criterion_mappings'
)
