-- one row per ledger of the units $units whose shares are kept now, with how many the unit has of its year
insert into kept_ledgers by name
select
    standing_ledgers.*,
    coalesce(counted.row_count, 0) as row_count
from standing_ledgers
left join (
    select
        kept_shares.unit_id,
        kept_shares.year,
        count(*) as row_count
    from kept_shares
    where list_contains(cast($units as varchar[]), kept_shares.unit_id)
    group by kept_shares.unit_id, kept_shares.year
) as counted
    on counted.unit_id = standing_ledgers.unit_id and counted.year = standing_ledgers.year
where list_contains(cast($units as varchar[]), standing_ledgers.unit_id)
