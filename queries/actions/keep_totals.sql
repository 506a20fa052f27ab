-- one row per total of the units that upload $upload_id speaks of, as what stands tells it now
insert into kept_totals by name
select told_totals.*
from told_totals
where told_totals.unit_id in (
    select coverages.unit_id
    from coverages
    where coverages.upload_id = cast($upload_id as uuid)
)
