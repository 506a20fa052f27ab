-- one row per score sheet of the units $units whose outcomes are kept
delete from kept_sheets
where kept_sheets.unit_id in (select unnest(cast($units as varchar[])))
