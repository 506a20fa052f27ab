-- one row per other yearly or periodic figure of a unit: plan, actual and how much of the plan is reached
-- `nothing_arisen` names what is blank because there is nothing to divide by: a plan of 0.
select
    units.name as unit,
    units.province,
    current_measures.measure,
    current_measures.title,
    current_measures.period,
    current_measures.plan,
    current_measures.actual,
    current_measures.measure_unit,
    current_measures.flag,
    current_measures.quote,
    coalesce(current_measures.document, current_sources.title) as document,
    current_measures.note,
    coalesce(current_sources.title, current_measures.document, uploads.file_name) as source,
    concat_ws('|', 'measures', current_measures.unit_id, current_measures.period, current_measures.measure, current_measures.title, '') as origin,
    if(current_measures.plan = 0, 'plan_progress', null) as nothing_arisen,
    percent(current_measures.actual, current_measures.plan) as plan_progress
from current_measures
inner join units on units.unit_id = current_measures.unit_id
inner join uploads on uploads.upload_id = current_measures.upload_id
left join current_sources on current_sources.source_id = current_measures.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($period is null or current_measures.period = cast($period as varchar))
order by
    in_name_order(units.province),
    in_name_order(units.name),
    current_measures.period,
    units.unit_id,
    in_name_order(current_measures.title),
    current_measures.measure
