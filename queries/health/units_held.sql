-- one row per unit with any figure: the newest period of each kind of figure that had begun by $as_of (today, where it is not given), and
-- which kinds are old: as rule `stale_data` of `attention_rules` has it, for kinds that the unit has. A unit that is no more
-- (`ended_on`, by then) has no old ones: nothing newer will come
with today as (
    select
        asked_day($as_of) as day,
        (select cast(threshold as integer) from attention_rules where rule = 'stale_data') as months_old
),

held as (
    select
        coverages.unit_id,
        case coverages.topic
            when 'task_counts' then 'tasks'
            else coverages.topic
        end as topic,
        coverages.period,
        cast(sum(coverages.row_count) as bigint) as row_count,
        max(coverages.published_no) as published_no
    from coverages
    inner join units on units.unit_id = coverages.unit_id
    where
        coverages.stands
        and coverages.period != ''
        and ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($province_id is null or units.province_id = cast($province_id as varchar))
        and ($cohort is null or units.cohort = cast($cohort as varchar))
    group by all
),

newest as (
    select
        held.unit_id,
        held.topic,
        arg_max(periods.period, (periods.ends_on, -periods.months)) as period,
        max(periods.ends_on) as ends_on,
        count(*) as period_count,
        cast(sum(held.row_count) as bigint) as row_count
    from held
    cross join today
    inner join periods on periods.period = held.period
    where periods.starts_on <= today.day
    group by held.unit_id, held.topic
),

aged as (
    select
        newest.*,
        if(ended_units.ended_on <= today.day, ended_units.ended_on, null) as ended_on,
        newest.topic in ('dossiers', 'tasks', 'result')
        and newest.ends_on + to_months(today.months_old + if(newest.topic = 'result', 12, 0)) < today.day
        and coalesce(ended_units.ended_on > today.day, true) as is_old
    from newest
    cross join today
    inner join ended_units on ended_units.unit_id = newest.unit_id
)

select
    units.unit_id,
    units.name as unit,
    units.province,
    units.cohort,
    any_value(aged.ended_on) as ended_on,
    max(aged.period) filter (where aged.topic = 'result') as result_period,
    max(aged.period) filter (where aged.topic = 'assessment') as assessment_period,
    max(aged.period) filter (where aged.topic = 'dossiers') as dossiers_period,
    max(aged.period) filter (where aged.topic = 'tasks') as tasks_period,
    max(aged.period) filter (where aged.topic = 'index') as index_period,
    max(aged.period) filter (where aged.topic = 'index_766') as index_766_period,
    max(aged.period) filter (where aged.topic = 'targets') as targets_period,
    max(aged.period) filter (where aged.topic = 'measures') as measures_period,
    string_agg(aged.topic, ';' order by aged.topic) filter (where aged.is_old) as old_topics,
    count(*) filter (where aged.is_old) as old_count,
    cast(sum(aged.period_count) as bigint) as period_count,
    cast(sum(aged.row_count) as bigint) as rows
from aged
inner join units on units.unit_id = aged.unit_id
group by units.unit_id, units.name, units.province, units.cohort
order by
    in_name_order(units.province),
    any_value(aged.ended_on) is not null,
    in_name_order(units.cohort),
    in_name_order(units.name),
    units.unit_id
