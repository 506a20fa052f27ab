-- one row per area of one unit and year: how much of its maximum was reached
select
    units.name as unit,
    units.province,
    standing_scores.year,
    coalesce(standing_frameworks.name, unit_totals.framework_id) as framework,
    standing_scores.code as area_code,
    standing_scores.title as area,
    standing_scores.max_score,
    standing_scores.self_score,
    standing_scores.appraised_score,
    standing_scores.score,
    standing_scores.max_score - standing_scores.score as deduction,
    100.0 * standing_scores.score / nullif(standing_scores.max_score, 0) as ratio
from standing_scores
inner join units on units.unit_id = standing_scores.unit_id
left join unit_totals
    on unit_totals.unit_id = standing_scores.unit_id and unit_totals.year = standing_scores.year
left join standing_frameworks on standing_frameworks.framework_id = unit_totals.framework_id
where
    standing_scores.level = 'area'
    and ($unit is null or units.name = cast($unit as varchar))
    and ($province is null or units.province = cast($province as varchar))
order by units.province, units.name, standing_scores.year, standing_scores.position
