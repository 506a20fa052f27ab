-- The total of a unit's CCHC index in a year. A ranking and a score sheet may both speak of it:
-- each field comes from the newest publication that carries it; the source is that of the newest. Unit and province are grouped by, not joined
-- afterwards, so that a question about one province reads that province only.
create or replace view told_totals as
select
    standing_results.unit_id,
    standing_results.year,
    units.name as unit,
    units.province,
    units.province_id,
    units.cohort,
    arg_max(standing_results.framework_id, standing_results.precedence) as framework_id,
    arg_max(standing_results.max_score, standing_results.precedence) as max_score,
    arg_max(standing_results.score, standing_results.precedence) as score,
    coalesce(
        100.0 * arg_max(standing_results.score, standing_results.precedence)
        / nullif(arg_max(standing_results.max_score, standing_results.precedence), 0),
        arg_max(standing_results.ratio, standing_results.precedence)
    ) as ratio,
    arg_max(standing_results.rank, standing_results.precedence) as printed_rank,
    arg_max(standing_results.out_of, standing_results.precedence) as printed_out_of,
    arg_max(standing_results.class, standing_results.precedence) as class,
    arg_max(standing_results.rank_change, standing_results.precedence) as rank_change,
    arg_max(standing_results.flag, standing_results.precedence) as printed_flag,
    nullif(arg_max(coalesce(standing_results.source_id, ''), standing_results.precedence), '') as source_id,
    arg_max(standing_results.upload_id, standing_results.precedence) as upload_id,
    bool_or(standing_results.listed) as listed
from (
    select
        standing_results.*,
        -- of a ranking and a sheet in one upload the ranking goes first
        2 * standing_results.published_no + cast(standing_results.topic = 'result' as integer) as precedence
    from standing_results
) as standing_results
inner join units on units.unit_id = standing_results.unit_id
group by
    standing_results.unit_id,
    standing_results.year,
    units.name,
    units.province,
    units.province_id,
    units.cohort;

-- The same, kept: half of all questions read the totals of a province, and would add them up each time. Whatever changes what
-- stands of a unit renews its rows (`keep_totals`), and `queries/checks/` compares the two.
create or replace table kept_totals as
select told_totals.*
from told_totals
order by told_totals.province, told_totals.unit_id, told_totals.year;

create or replace view unit_totals as
select kept_totals.*
from kept_totals;

-- With the rank as published; where a whole list was published without ranks we rank it by ratio,
-- ties sharing a place (1-2-2-4), and say that we computed it.
create or replace view ranked_totals as
select
    counted.*,
    coalesce(standing_frameworks.name, counted.framework_id) as framework,
    case when counted.is_ranked_here then counted.place else counted.printed_rank end as rank,
    case when counted.is_ranked_here then counted.listed_units else counted.printed_out_of end as out_of,
    case when counted.is_ranked_here then 'computed' else counted.printed_flag end as flag,
    coalesce(standing_sources.title, uploads.file_name) as source
from (
    select
        placed.*,
        placed.listed
        and placed.ratio is not null
        and placed.printed_ranks = 0
        and placed.listed_units > 1 as is_ranked_here
    from (
        select
            unit_totals.*,
            count(unit_totals.printed_rank) over cohort_year as printed_ranks,
            count(*) filter (where unit_totals.listed and unit_totals.ratio is not null) over cohort_year as listed_units,
            rank() over (
                partition by
                    unit_totals.province,
                    unit_totals.province_id,
                    unit_totals.cohort,
                    unit_totals.year,
                    unit_totals.listed
                order by unit_totals.ratio desc nulls last
            ) as place
        from unit_totals
        window cohort_year as (
            partition by unit_totals.province, unit_totals.province_id, unit_totals.cohort, unit_totals.year
        )
    ) as placed
) as counted
inner join uploads on uploads.upload_id = counted.upload_id
left join standing_frameworks on standing_frameworks.framework_id = counted.framework_id
left join standing_sources on standing_sources.source_id = counted.source_id;
