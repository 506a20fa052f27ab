-- one row per numbered document that is referred to of a unit, without a figure of its own
select
    units.name as unit,
    units.province,
    current_documents.period,
    current_documents.title,
    current_documents.number as document,
    current_documents.quote,
    coalesce(current_sources.title, current_documents.number) as source,
    concat_ws('|', 'documents', current_documents.unit_id, current_documents.period, current_documents.title, '') as origin
from current_documents
inner join units on units.unit_id = current_documents.unit_id
left join current_sources on current_sources.source_id = current_documents.source_id
where
    current_documents.number is not null
    and ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    current_documents.period,
    units.unit_id,
    in_name_order(current_documents.title)
