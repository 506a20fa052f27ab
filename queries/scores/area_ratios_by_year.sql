-- one row per area of one unit and year: how much of its maximum was reached
select
    units.name as unit,
    units.province,
    standing_scores.year,
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
where
    standing_scores.level = 'area'
    and ($unit is null or units.name = cast($unit as varchar))
    and ($province is null or units.province = cast($province as varchar))
order by units.province, units.name, standing_scores.year, standing_scores.position
