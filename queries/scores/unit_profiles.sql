-- one row per area and unit of some score sheets of one year, and one for the total of each unit that has one (`is_total`), also where
-- its areas are not known. Areas are the same where their titles are, but for punctuation: a framework numbers its areas as it
-- likes.
with areas as (
    select
        standing_areas.unit_id,
        units.name as unit,
        units.province,
        standing_areas.year,
        standing_areas.position,
        standing_areas.code,
        standing_areas.title,
        false as is_total,
        standing_areas.max_score,
        standing_areas.score,
        standing_areas.deduction,
        percent(standing_areas.score, standing_areas.max_score) as ratio,
        trim(regexp_replace(lower(standing_areas.title), '[^\p{L}\p{N}]+', ' ', 'g')) as area_name,
        standing_areas.flag,
        coalesce(standing_sources.title, concat_ws(' · ', uploads.file_name, standing_areas.sheet)) as source,
        standing_areas.origin
    from standing_areas
    inner join units on units.unit_id = standing_areas.unit_id
    inner join uploads on uploads.upload_id = standing_areas.upload_id
    left join standing_sources on standing_sources.source_id = standing_areas.source_id
    union all
    select
        ranked_totals.unit_id,
        ranked_totals.unit,
        ranked_totals.province,
        ranked_totals.year,
        -1 as position,
        null as code,
        'Tổng điểm' as title,
        true as is_total,
        ranked_totals.max_score,
        ranked_totals.score,
        ranked_totals.max_score - ranked_totals.score as deduction,
        ranked_totals.ratio,
        '' as area_name,
        ranked_totals.flag,
        ranked_totals.source,
        ranked_totals.origin
    from ranked_totals
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
    where
        ($members is null or list_contains(cast($members as varchar[]), areas.unit_id))
        and ($year is null or areas.year = cast($year as integer))
)

select
    shared.unit_id,
    shared.peer,
    shared.unit,
    shared.province,
    shared.year,
    shared.code as area_code,
    shared.first_title as area,
    shared.is_total,
    shared.max_score,
    shared.score,
    shared.deduction,
    shared.ratio,
    shared.units_with_figures,
    combined_flags([shared.flag]) as flag,
    shared.source,
    shared.origin
from shared
order by
    shared.year,
    shared.first_position,
    in_name_order(shared.area_name),
    in_name_order(shared.province),
    in_name_order(shared.unit),
    shared.unit_id,
    shared.position
