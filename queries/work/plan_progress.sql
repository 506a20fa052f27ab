-- one row per unit, year and plan of the year: its newest count, with the share done beside the share of the year that had passed
-- expected_share = days from 1 January to the end of the counted period, or to $as_of where that is earlier ÷ days of the year;
-- ahead = plan_progress − expected_share. A plan is «kế hoạch …» by its name; single tasks are counted on $as_of.
with today as (
    select coalesce(cast($as_of as date), cast(timezone('Asia/Ho_Chi_Minh', now()) as date)) as day
),

wanted_units as (
    select
        units.unit_id,
        units.name as unit,
        units.province
    from units
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

counts as (
    select
        standing_task_counts.unit_id,
        standing_task_counts.period,
        standing_task_counts.plan,
        'counts' as counted_from,
        coalesce(standing_sources.title, uploads.file_name) as source,
        standing_task_counts.total,
        coalesce(
            standing_task_counts.done, standing_task_counts.done_on_time + standing_task_counts.done_late
        ) as done
    from standing_task_counts
    inner join wanted_units on wanted_units.unit_id = standing_task_counts.unit_id
    inner join uploads on uploads.upload_id = standing_task_counts.upload_id
    left join standing_sources on standing_sources.source_id = standing_task_counts.source_id
    union all
    select
        task_states.unit_id,
        task_states.period,
        task_states.plan,
        'tasks' as counted_from,
        any_value(uploads.file_name) as source,
        count(*) as total,
        count(*) filter (where starts_with(task_states.state_on_day, 'done')) as done
    from task_states
    cross join today
    inner join wanted_units on wanted_units.unit_id = task_states.unit_id
    inner join uploads on uploads.upload_id = task_states.upload_id
    where today.day between task_states.first_day and task_states.last_day
    group by task_states.unit_id, task_states.period, task_states.plan
),

newest as (
    select
        counts.*,
        periods.year,
        least(periods.ends_on, today.day) as counted_on
    from counts
    cross join today
    inner join periods on periods.period = counts.period
    where
        contains(lower(counts.plan), 'kế hoạch')
        and counts.total > 0
        and counts.done is not null
        and periods.starts_on <= today.day
    qualify row_number() over (
        partition by counts.unit_id, periods.year, counts.plan
        order by least(periods.ends_on, today.day) desc, counts.counted_from, periods.ends_on desc, periods.starts_on
    ) = 1
)

select
    wanted_units.unit,
    wanted_units.province,
    newest.year,
    newest.plan,
    newest.period,
    newest.counted_from,
    newest.source,
    newest.total,
    newest.done,
    newest.counted_on,
    100.0 * newest.done / newest.total as plan_progress,
    100.0 * (newest.counted_on - make_date(newest.year, 1, 1) + 1)
    / (make_date(newest.year + 1, 1, 1) - make_date(newest.year, 1, 1)) as expected_share,
    100.0 * newest.done / newest.total
    - 100.0 * (newest.counted_on - make_date(newest.year, 1, 1) + 1)
    / (make_date(newest.year + 1, 1, 1) - make_date(newest.year, 1, 1)) as ahead
from newest
inner join wanted_units on wanted_units.unit_id = newest.unit_id
order by
    in_name_order(wanted_units.province),
    in_name_order(wanted_units.unit),
    newest.year,
    newest.unit_id,
    in_name_order(newest.plan)
