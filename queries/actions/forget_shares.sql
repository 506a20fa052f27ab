-- one row per kept share of a limitation in a line of the units $units
delete from kept_shares
where kept_shares.unit_id in (select unnest(cast($units as varchar[])))
