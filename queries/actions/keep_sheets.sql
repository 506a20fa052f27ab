-- one row per score sheet of the units $units whose outcomes are kept now, with how many the unit has of its year
insert into kept_sheets by name
select
    standing_sheets.*,
    coalesce(counted.row_count, 0) as row_count
from standing_sheets
left join (
    select
        kept_outcomes.unit_id,
        kept_outcomes.year,
        count(*) as row_count
    from kept_outcomes
    where list_contains(cast($units as varchar[]), kept_outcomes.unit_id)
    group by kept_outcomes.unit_id, kept_outcomes.year
) as counted
    on counted.unit_id = standing_sheets.unit_id and counted.year = standing_sheets.year
where list_contains(cast($units as varchar[]), standing_sheets.unit_id)
