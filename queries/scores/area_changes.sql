-- one row per area of two years of one unit: points lost before and after; the changes add up to the whole
with lost as (
    select
        standing_areas.unit_id,
        standing_areas.year,
        standing_areas.code as area_code,
        standing_areas.title as area,
        standing_areas.max_score,
        standing_areas.score,
        standing_areas.position
    from standing_areas
    inner join units on units.unit_id = standing_areas.unit_id
    where
        units.name = cast($unit as varchar)
        and units.province = cast($province as varchar)
)

select
    coalesce(later.area_code, earlier.area_code) as area_code,
    coalesce(later.area, earlier.area) as area,
    earlier.max_score as previous_max_score,
    later.max_score,
    earlier.score as previous_score,
    later.score,
    coalesce(later.score, 0) - coalesce(earlier.score, 0) as score_change
from (select lost.* from lost where lost.year = cast($left_year as integer)) as earlier
full outer join (select lost.* from lost where lost.year = cast($right_year as integer)) as later
    on later.area_code = earlier.area_code
order by coalesce(later.position, earlier.position), area_code, later.unit_id, earlier.unit_id
