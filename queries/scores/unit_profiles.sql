-- one row per area and unit of some score sheets of one year, and one for the total of each unit that has one (`is_total`), also where
-- its areas are not known. Areas are the same where their titles are, but for punctuation: a framework numbers its areas as it
-- likes.
with areas as (
    select
        current_areas.unit_id,
        units.name as unit,
        units.province,
        current_areas.year,
        current_areas.position,
        current_areas.code,
        current_areas.title,
        false as is_total,
        current_areas.max_score,
        current_areas.score,
        current_areas.deduction,
        percent(current_areas.score, current_areas.max_score) as ratio,
        trim(regexp_replace(lower(current_areas.title), '[^\p{L}\p{N}]+', ' ', 'g')) as area_name,
        current_areas.flag,
        coalesce(current_sources.title, concat_ws(' · ', uploads.file_name, current_areas.sheet)) as source,
        current_areas.origin
    from current_areas
    inner join units on units.unit_id = current_areas.unit_id
    inner join uploads on uploads.upload_id = current_areas.upload_id
    left join current_sources on current_sources.source_id = current_areas.source_id
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
