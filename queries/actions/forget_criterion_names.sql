-- one row per kept name of a criterion, where upload $upload_id speaks of mappings
delete from kept_criterion_names
where exists (
    select 1
    from coverages
    where coverages.upload_id = cast($upload_id as uuid) and coverages.topic = 'criterion_mappings'
)
