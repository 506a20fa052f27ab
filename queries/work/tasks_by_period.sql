-- one row per unit, period and plan: tasks by state; completion_rate = done ÷ due by the reporting date
-- (÷ all planned where the source gives no due count), plan_progress = done ÷ all planned
with counts as (
    select
        units.name as unit,
        units.province,
        standing_task_counts.*,
        coalesce(
            standing_task_counts.done, standing_task_counts.done_on_time + standing_task_counts.done_late
        ) as done_in_all
    from standing_task_counts
    inner join units on units.unit_id = standing_task_counts.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
)

select
    counts.unit,
    counts.province,
    counts.period,
    counts.plan,
    coalesce(standing_sources.title, uploads.file_name) as source,
    counts.flag,
    counts.total,
    counts.due,
    counts.done_in_all as done,
    counts.done_on_time,
    counts.done_late,
    counts.open,
    counts.open_in_time,
    counts.open_late,
    100.0 * counts.done_in_all / nullif(coalesce(counts.due, counts.total), 0) as completion_rate,
    100.0 * counts.done_in_all / nullif(counts.total, 0) as plan_progress
from counts
inner join uploads on uploads.upload_id = counts.upload_id
left join standing_sources on standing_sources.source_id = counts.source_id
order by counts.province, counts.unit, counts.period, counts.unit_id, counts.plan
