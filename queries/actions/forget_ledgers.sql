-- one row per kept ledger of the units $units
delete from kept_ledgers
where kept_ledgers.unit_id in (select unnest(cast($units as varchar[])))
