-- one row per kept total of the units that upload $upload_id speaks of
delete from kept_totals
where kept_totals.unit_id in (
    select coverages.unit_id
    from coverages
    where coverages.upload_id = cast($upload_id as uuid)
)
