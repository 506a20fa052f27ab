-- Units of a matrix that was published before it told what their areas add up to.
insert into results by name
select
    scores.coverage_id,
    scores.unit_id,
    scores.year,
    if(count(scores.max_score) = count(*), sum(scores.max_score), null) as max_score,
    if(count(scores.self_score) = count(*), sum(scores.self_score), null) as self_score,
    if(count(scores.appraised_score) = count(*), sum(scores.appraised_score), null) as appraised_score,
    if(count(scores.survey_score) = count(*), sum(scores.survey_score), null) as survey_score,
    if(count(scores.score) = count(*), sum(scores.score), null) as score,
    false as listed,
    'computed' as flag,
    any_value(scores.sheet) as sheet
from scores
inner join coverages on coverages.coverage_id = scores.coverage_id and coverages.topic = 'assessment'
inner join uploads on uploads.upload_id = coverages.upload_id and contains(uploads.kind, 'matrix')
anti join results on results.coverage_id = scores.coverage_id
where scores.level = 'area'
group by scores.coverage_id, scores.unit_id, scores.year;

-- Score sheets whose total is the sum of the areas that have points, while others that weigh in it have none: it is told as the sheet
-- prints it, and of how many areas it is known. Of an own assessment the same of its own points.
create or replace view partial_sheets as
with parts as (
    select
        scores.coverage_id,
        sum(scores.score) as score,
        sum(scores.self_score) as self_score,
        sum(scores.max_score) filter (where scores.level = 'area') as max_score,
        count(*) filter (where scores.level = 'area') as areas,
        count(scores.score) filter (where scores.level = 'area') as with_score,
        count(scores.self_score) filter (where scores.level = 'area') as with_self_score,
        count(*) filter (
            where scores.level = 'area' and scores.score is null and scores.max_score is not null
        ) as weighing_without_score,
        count(*) filter (
            where scores.level = 'area' and scores.self_score is null and scores.max_score is not null
        ) as weighing_without_self_score
    from scores
    where scores.level = 'area' or (scores.level in ('bonus', 'penalty') and scores.is_leaf)
    group by scores.coverage_id
)

select
    results.coverage_id,
    if(results.score is null, parts.with_self_score, parts.with_score) as known_areas,
    parts.areas
from results
inner join parts on parts.coverage_id = results.coverage_id
where
    if(results.score is null, parts.with_self_score, parts.with_score) between 1 and parts.areas - 1
    and abs(
        if(results.score is null, results.self_score - parts.self_score, results.score - parts.score)
    ) <= 0.011
    and (
        if(results.score is null, parts.weighing_without_self_score, parts.weighing_without_score) > 0
        or coalesce(abs(parts.max_score - results.max_score) > 0.011, true)
    );

-- Every document that speaks of the total of a unit's CCHC index in a year: what stands, and what is kept as a further reading or beside
-- a newer one of its kind that was asked to keep it; such a one never speaks first. Unit and province are of the row, so that a
-- question about one province reads that province only.
create or replace view total_documents as
select
    results.* replace (
        if(
            partial_sheets.coverage_id is null,
            effective_flag(results.flag, coverages.standing),
            concat_ws(';', nullif(effective_flag(results.flag, coverages.standing), 'official'), 'partial')
        ) as flag
    ),
    partial_sheets.known_areas as total_known_areas,
    partial_sheets.areas as total_areas,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic,
    coverages.standing,
    authority(results.flag, coverages.standing) as authority,
    not coverages.stands and coalesce(coverages.is_kept, false) as is_kept,
    units.name as unit,
    units.province,
    units.province_id,
    units.cohort
from results
inner join coverages on coverages.coverage_id = results.coverage_id and coverages.unit_id = results.unit_id
inner join units on units.unit_id = results.unit_id
left join partial_sheets on partial_sheets.coverage_id = results.coverage_id
where (coverages.stands or coverages.is_further or coverages.is_kept) and coverages.topic in ('result', 'assessment');

-- The total: all of it from the one document that speaks with most authority; of a ranking and a sheet of equal authority the ranking
-- goes first, and where they differ the figure is disputed (what is kept beside a newer one was corrected by that, and a
-- sum that no document prints is nobody's word). Only which criteria were followed is taken from the other one
-- where that tells the same points. Points of some of the areas are no share of the points of all.
create or replace view computed_totals as
with gathered as (
    select
        total_documents.unit_id,
        total_documents.year,
        total_documents.unit,
        total_documents.province,
        total_documents.province_id,
        total_documents.cohort,
        list(
            {
                'authority': total_documents.authority,
                'is_kept': total_documents.is_kept,
                'coverage_id': total_documents.coverage_id,
                'upload_id': total_documents.upload_id,
                'framework_id': total_documents.framework_id,
                'max_score': total_documents.max_score,
                'score': total_documents.score,
                'self_score': total_documents.self_score,
                'ratio': total_documents.ratio,
                'rank': total_documents.rank,
                'out_of': total_documents.out_of,
                'class': total_documents.class,
                'rank_change': total_documents.rank_change,
                'flag': total_documents.flag,
                'source_id': total_documents.source_id,
                'known_areas': total_documents.total_known_areas,
                'areas': total_documents.total_areas,
                'listed': total_documents.listed
            }
            order by
                total_documents.is_kept,
                total_documents.authority desc,
                total_documents.topic = 'result' desc,
                total_documents.standing = 'published' desc
        ) as documents
    from total_documents
    group by
        total_documents.unit_id,
        total_documents.year,
        total_documents.unit,
        total_documents.province,
        total_documents.province_id,
        total_documents.cohort
),

totals as (
    select
        gathered.* exclude (documents),
        gathered.documents[1] as first,
        list_filter(
            gathered.documents[2:],
            lambda other: other.authority = gathered.documents[1].authority
            and not other.is_kept
            and not contains(coalesce(other.flag, ''), 'computed')
            and (
                abs(other.score - gathered.documents[1].score) > 0.005
                or abs(other.max_score - gathered.documents[1].max_score) > 0.005
                or other.rank != gathered.documents[1].rank
                or other.out_of != gathered.documents[1].out_of
                or other.class != gathered.documents[1].class
            )
        ) as opponents,
        list_filter(
            gathered.documents[2:],
            lambda other: other.framework_id is not null
            and other.score = gathered.documents[1].score
            and coalesce(other.max_score = gathered.documents[1].max_score, true)
        ) as agreeing
    from gathered
)

select
    totals.unit_id,
    totals.year,
    totals.unit,
    totals.province,
    totals.province_id,
    totals.cohort,
    coalesce(totals.first.framework_id, totals.agreeing[1].framework_id) as framework_id,
    totals.first.max_score,
    totals.first.score,
    totals.first.self_score,
    if(
        totals.first.known_areas is null,
        coalesce(percent(totals.first.score, totals.first.max_score), totals.first.ratio),
        null
    ) as ratio,
    totals.first.rank as printed_rank,
    totals.first.out_of as printed_out_of,
    totals.first.class,
    totals.first.rank_change,
    if(
        len(totals.opponents) > 0 and not contains(coalesce(totals.first.flag, ''), 'disputed'),
        concat_ws(';', nullif(totals.first.flag, 'official'), 'disputed'),
        totals.first.flag
    ) as printed_flag,
    totals.first.known_areas as total_known_areas,
    totals.first.areas as total_areas,
    totals.first.source_id,
    totals.first.upload_id,
    totals.first.coverage_id,
    coalesce(totals.first.listed, false) as listed
from totals;

-- The same, kept: half of all questions read the totals of a province, and would add them up each time. Whatever changes what
-- stands of a unit renews its rows (`keep_totals`), and `queries/checks/` compares the two.
create or replace table kept_totals as
select computed_totals.*
from computed_totals
order by computed_totals.province, computed_totals.unit_id, computed_totals.year;

create or replace view unit_totals as
select kept_totals.*
from kept_totals;

-- Totals whose unit has a score sheet that stands and tells another total: what its areas lost is not what the total lost.
create or replace view differing_sheets as
select
    unit_totals.unit_id,
    unit_totals.unit,
    unit_totals.province,
    unit_totals.year,
    sheets.score as sheet_score,
    sheets.max_score as sheet_max_score
from unit_totals
inner join current_results as sheets
    on sheets.unit_id = unit_totals.unit_id
    and sheets.year = unit_totals.year
    and sheets.topic = 'assessment'
    and sheets.coverage_id != unit_totals.coverage_id
where abs(sheets.score - unit_totals.score) > 0.005 or abs(sheets.max_score - unit_totals.max_score) > 0.005;

-- The points available that the areas of a unit's sheet make up where they are all there: those that the sheet itself prints, else
-- those of its total. Another document may be over other criteria.
create or replace view sheet_maxima as
select
    unit_totals.unit_id,
    unit_totals.unit,
    unit_totals.province,
    unit_totals.year,
    coalesce(sheets.max_score, unit_totals.max_score) as max_score
from unit_totals
left join current_results as sheets
    on sheets.unit_id = unit_totals.unit_id
    and sheets.year = unit_totals.year
    and sheets.topic = 'assessment'
    and not contains(coalesce(sheets.flag, ''), 'computed');

-- With the rank as published; where a whole list was published without ranks we rank it by ratio,
-- ties sharing a place (1-2-2-4), and say that we computed it, and where others of the list (`list_size`) have no figure. What came in several files may be lists apart: those are not ranked.
create or replace view ranked_totals as
select
    counted.*,
    coalesce(current_frameworks.name, counted.framework_id) as framework,
    case when counted.is_ranked_here then counted.place else counted.printed_rank end as rank,
    case when counted.is_ranked_here then counted.listed_units else counted.printed_out_of end as out_of,
    if(counted.is_ranked_here, counted.list_units, null) as list_size,
    case
        when counted.is_ranked_here
            then
                concat_ws(
                    ';',
                    nullif(counted.printed_flag, 'official'),
                    if(contains(coalesce(counted.printed_flag, ''), 'computed'), null, 'computed'),
                    if(counted.listed_units < counted.list_units, 'rank_of_known', null)
                )
        else counted.printed_flag
    end as flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    total_origin(counted.unit_id, counted.year, counted.coverage_id) as origin
from (
    select
        placed.*,
        placed.listed
        and placed.ratio is not null
        and placed.printed_ranks = 0
        and placed.is_one_list
        and placed.listed_units > 1 as is_ranked_here
    from (
        select
            unit_totals.*,
            count(unit_totals.printed_rank) over cohort_year as printed_ranks,
            count(*) filter (where unit_totals.listed and unit_totals.ratio is not null) over cohort_year as listed_units,
            count(*) filter (where unit_totals.listed) over cohort_year as list_units,
            min(unit_totals.upload_id) filter (where unit_totals.listed and unit_totals.ratio is not null) over cohort_year
            = max(unit_totals.upload_id) filter (where unit_totals.listed and unit_totals.ratio is not null) over cohort_year
                as is_one_list,
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
left join current_frameworks on current_frameworks.framework_id = counted.framework_id
left join current_sources on current_sources.source_id = counted.source_id;
