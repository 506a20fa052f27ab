-- one row per score sheet that stands and whose outcomes are kept otherwise than it, its framework and the names of its criteria tell, or not, or that
-- stands no more; and one where more or fewer are kept than of all sheets
-- Lines of a sheet never change, so what is kept of one that stands is right; telling everything anew to compare it would take half a minute.
select
    otherwise.unit_id,
    otherwise.year
from sheets_kept_otherwise as otherwise
union all
select
    cast(null as varchar) as unit_id,
    cast(null as integer) as year
from (select count(*) as row_count from kept_outcomes) as kept
cross join (
    select coalesce(sum(years.row_count), 0) as row_count
    from (select distinct kept_sheets.unit_id, kept_sheets.year, kept_sheets.row_count from kept_sheets) as years
) as told
where kept.row_count != told.row_count
