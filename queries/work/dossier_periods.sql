-- one row per period in which units have dossiers, the newest first, of equals the shortest, with how many units
select
    standing_periods.period,
    periods.period_type,
    count(distinct standing_periods.unit_id) as unit_count
from (
    select
        coverages.period,
        coverages.unit_id
    from coverages
    inner join units on units.unit_id = coverages.unit_id
    where
        coverages.stands
        and coverages.topic = 'dossiers'
        and ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($province_id is null or units.province_id = cast($province_id as varchar))
) as standing_periods
inner join periods on periods.period = standing_periods.period
group by standing_periods.period, periods.period_type, periods.months, periods.ends_on
order by periods.ends_on desc, periods.months
