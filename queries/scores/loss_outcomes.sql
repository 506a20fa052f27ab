-- one row per criterion of a unit that lost points in a year: what became of them in the next year's sheet, most points first
-- A criterion is followed by its name, as in `repeated_losses`. Points are set against each other only where the rules let them be
-- compared (`points_compare`); `won_back` is points, blank where nothing can be told. The sums are over all rows of the answer:
-- `all_lost` what they lost, `known_lost` of that what the next sheet tells of, `all_won_back` what came back. `all_lost` is all that
-- the sheet lost only where each of its lowest lines is known (`is_whole`: see sheet_coverages); `rest_points` its areas lost besides, by no line.
select
    outcomes.unit,
    outcomes.province,
    outcomes.year,
    outcomes.area_code,
    outcomes.code,
    outcomes.title,
    outcomes.level,
    outcomes.framework,
    outcomes.max_score,
    outcomes.deduction,
    outcomes.next_code,
    outcomes.next_framework,
    outcomes.next_max_score,
    outcomes.next_deduction,
    outcomes.loss_outcome,
    outcomes.won_back,
    outcomes.lost_besides,
    sum(outcomes.deduction) over () as all_lost,
    sum(outcomes.deduction) filter (where outcomes.won_back is not null) over () as known_lost,
    sum(outcomes.won_back) over () as all_won_back,
    coverages.known_parts,
    coverages.all_parts,
    coverages.parts_without_maximum,
    coverages.parts_max_score,
    coverages.whole_max_score,
    coverages.is_whole,
    coverages.rest_points,
    outcomes.flag,
    outcomes.origin
from criterion_outcomes as outcomes
left join sheet_coverages as coverages on coverages.unit_id = outcomes.unit_id and coverages.year = outcomes.year
where
    outcomes.loss_outcome is not null
    and ($unit is null or outcomes.unit = cast($unit as varchar))
    and ($unit_id is null or outcomes.unit_id = cast($unit_id as varchar))
    and ($province is null or outcomes.province = cast($province as varchar))
    and ($year is null or outcomes.year = cast($year as integer))
order by
    outcomes.deduction desc,
    in_name_order(outcomes.province),
    in_name_order(outcomes.unit),
    outcomes.year desc,
    outcomes.position,
    in_name_order(outcomes.name),
    outcomes.is_area,
    outcomes.unit_id
