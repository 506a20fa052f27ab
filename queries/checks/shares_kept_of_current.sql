-- one row per ledger that stands and whose shares are kept otherwise than it and the score sheet of its year tell, or not, or that stands no more; and
-- one where more or fewer are kept than of all ledgers
-- What was handed in never changes, so what is kept of what stands is right.
select
    otherwise.unit_id,
    otherwise.year
from ledgers_kept_otherwise as otherwise
union all
select
    cast(null as varchar) as unit_id,
    cast(null as integer) as year
from (select count(*) as row_count from kept_shares) as kept
cross join (
    select coalesce(sum(years.row_count), 0) as row_count
    from (select distinct kept_ledgers.unit_id, kept_ledgers.year, kept_ledgers.row_count from kept_ledgers) as years
) as told
where kept.row_count != told.row_count
