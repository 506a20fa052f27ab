-- one row per kind of figure that is followed (result, dossiers, tasks), of each unit that has any of them: its newest period that had
-- begun by $as_of (today, where it is not given), and whether it is old or missing (rule `stale_data`), of a unit that has not
-- ended by then
with today as (
    select
        asked_day($as_of) as day,
        (select cast(threshold as integer) from attention_rules where rule = 'stale_data') as months_old
),

held as (
    select
        units.unit_id,
        units.name as unit,
        units.province,
        today.day,
        today.months_old,
        coalesce(any_value(ended_units.ended_on) <= today.day, false) as has_ended,
        unnest(
            [
                {'topic': 'result', 'newest': max(newest) filter (where coverages.topic in ('result', 'assessment'))},
                {'topic': 'dossiers', 'newest': max(newest) filter (where coverages.topic = 'dossiers')},
                {'topic': 'tasks', 'newest': max(newest) filter (where coverages.topic in ('task_counts', 'tasks'))}
            ],
            max_depth := 2
        )
    from coverages
    cross join today
    inner join units on units.unit_id = coverages.unit_id
    inner join ended_units on ended_units.unit_id = coverages.unit_id
    inner join (
        select
            periods.period,
            periods.starts_on,
            {
                'ends_on': periods.ends_on,
                'shortness': -periods.months,
                'period': periods.period,
                'period_type': periods.period_type
            } as newest
        from periods
    ) as periods on periods.period = coverages.period
    where
        coverages.stands
        and coverages.topic in ('result', 'assessment', 'dossiers', 'task_counts', 'tasks')
        and periods.starts_on <= today.day
        and ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
    group by units.unit_id, units.name, units.province, today.day, today.months_old
)

select
    held.unit_id,
    held.unit,
    held.province,
    held.topic,
    held.newest.period as period,
    held.newest.period_type as period_type,
    cast(held.day - held.newest.ends_on as double) as days_old,
    coalesce(held.newest.ends_on + to_months(held.months_old + if(held.topic = 'result', 12, 0)) < held.day, true)
    and not held.has_ended as is_stale,
    held.has_ended
from held
order by held.unit_id, held.topic
