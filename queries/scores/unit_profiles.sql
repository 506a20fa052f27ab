-- one row per area and unit of some score sheets of one year. Areas are the same where their titles are, but for
-- punctuation: a framework numbers its areas as it likes.
with areas as (
    select
        standing_areas.*,
        units.name as unit,
        units.province,
        trim(regexp_replace(lower(standing_areas.title), '[^\p{L}\p{N}]+', ' ', 'g')) as area_name
    from standing_areas
    inner join units on units.unit_id = standing_areas.unit_id
    where
        ($members is null or list_contains(cast($members as varchar[]), standing_areas.unit_id))
        and ($year is null or standing_areas.year = cast($year as integer))
),

shared as (
    select
        areas.*,
        count(distinct areas.unit_id) over (partition by areas.year, areas.area_name) as units_with_figures,
        min(areas.position) over (partition by areas.year, areas.area_name) as first_position,
        min(areas.title) over (partition by areas.year, areas.area_name) as first_title,
        areas.unit || case
            when min(areas.province) over () = max(areas.province) over () then ''
            else ' · ' || areas.province
        end as peer
    from areas
)

select
    shared.unit_id,
    shared.peer,
    shared.unit,
    shared.province,
    shared.year,
    shared.code as area_code,
    shared.first_title as area,
    shared.max_score,
    shared.score,
    shared.deduction,
    100.0 * shared.score / nullif(shared.max_score, 0) as ratio,
    shared.units_with_figures,
    uploads.file_name || ' · ' || shared.sheet as source
from shared
inner join uploads on uploads.upload_id = shared.upload_id
order by
    shared.year,
    shared.first_position,
    in_name_order(shared.area_name),
    in_name_order(shared.province),
    in_name_order(shared.unit),
    shared.unit_id,
    shared.position
