-- one row per unit and year: the total of its CCHC index, each field from the newest publication that carries it
with standing as (
    select standing_results.*
    from standing_results
    where $years is null or list_contains(cast($years as integer[]), standing_results.year)
),

newest as (
    select
        standing.unit_id,
        standing.year,
        arg_max(standing.framework_id, standing.published_no) as framework_id,
        arg_max(standing.max_score, standing.published_no) as max_score,
        arg_max(standing.score, standing.published_no) as score,
        arg_max(standing.ratio, standing.published_no) as printed_ratio,
        arg_max(standing.rank, standing.published_no) as printed_rank,
        arg_max(standing.out_of, standing.published_no) as printed_out_of,
        arg_max(standing.class, standing.published_no) as class,
        arg_max(standing.rank_change, standing.published_no) as rank_change,
        arg_max(standing.flag, standing.published_no) as flag,
        arg_max(standing.source_id, standing.published_no) as source_id,
        arg_max(standing.upload_id, standing.published_no) as upload_id,
        bool_or(standing.listed) as listed
    from standing
    group by standing.unit_id, standing.year
),

rated as (
    select
        newest.*,
        units.name as unit,
        units.province,
        units.cohort,
        units.province_id,
        coalesce(100.0 * newest.score / nullif(newest.max_score, 0), newest.printed_ratio) as ratio
    from newest
    inner join units on units.unit_id = newest.unit_id
),

-- Where a whole list was published without ranks we rank it by ratio, ties sharing a place (1-2-2-4).
ranked as (
    select
        rated.*,
        case
            when rated.listed and rated.ratio is not null
                and count(rated.printed_rank) over cohort_year = 0
                and count(*) filter (where rated.listed and rated.ratio is not null) over cohort_year > 1
                then rank() over (
                    partition by rated.province_id, rated.cohort, rated.year, rated.listed
                    order by rated.ratio desc nulls last
                )
        end as computed_rank,
        count(*) filter (where rated.listed and rated.ratio is not null) over cohort_year as listed_units
    from rated
    window cohort_year as (partition by rated.province_id, rated.cohort, rated.year)
)

select
    ranked.unit_id,
    ranked.unit,
    ranked.province,
    ranked.cohort,
    ranked.year,
    coalesce(standing_frameworks.name, ranked.framework_id) as framework,
    ranked.max_score,
    ranked.score,
    ranked.ratio,
    coalesce(ranked.printed_rank, ranked.computed_rank) as rank,
    case
        when ranked.computed_rank is not null then ranked.listed_units
        else ranked.printed_out_of
    end as out_of,
    ranked.class,
    ranked.rank_change,
    case
        when ranked.computed_rank is not null then 'computed'
        else ranked.flag
    end as flag,
    coalesce(standing_sources.title, uploads.file_name) as source
from ranked
inner join uploads on uploads.upload_id = ranked.upload_id
left join standing_frameworks on standing_frameworks.framework_id = ranked.framework_id
left join standing_sources on standing_sources.source_id = ranked.source_id
where
    ($units is null or list_contains(cast($units as varchar[]), ranked.unit))
    and ($provinces is null or list_contains(cast($provinces as varchar[]), ranked.province))
order by ranked.province, ranked.cohort, ranked.unit, ranked.year
