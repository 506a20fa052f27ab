-- one row per other yearly or periodic figure of a unit: plan, actual and how much of the plan is reached
-- `nothing_arisen` names what is blank because there is nothing to divide by: a plan of 0.
select
    units.name as unit,
    units.province,
    standing_measures.measure,
    standing_measures.title,
    standing_measures.period,
    standing_measures.plan,
    standing_measures.actual,
    standing_measures.measure_unit,
    standing_measures.flag,
    standing_measures.quote,
    coalesce(standing_measures.document, standing_sources.title) as document,
    standing_measures.note,
    coalesce(standing_sources.title, standing_measures.document, uploads.file_name) as source,
    concat_ws('|', 'measures', standing_measures.unit_id, standing_measures.period, standing_measures.measure, standing_measures.title, '') as origin,
    if(standing_measures.plan = 0, 'plan_progress', null) as nothing_arisen,
    percent(standing_measures.actual, standing_measures.plan) as plan_progress
from standing_measures
inner join units on units.unit_id = standing_measures.unit_id
inner join uploads on uploads.upload_id = standing_measures.upload_id
left join standing_sources on standing_sources.source_id = standing_measures.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($period is null or standing_measures.period = cast($period as varchar))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    standing_measures.period,
    units.unit_id,
    in_name_order(standing_measures.title),
    standing_measures.measure
