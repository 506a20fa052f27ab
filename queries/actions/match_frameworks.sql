-- one row per result of upload $upload_id whose score sheet has exactly the areas of a known framework of its year
update results
set framework_id = matched.framework_id
from (
    with sheets as (
        select
            scores.coverage_id,
            scores.year,
            list_sort(list(scores.code || '=' || cast(scores.max_score as varchar))) as areas
        from scores
        inner join coverages on coverages.coverage_id = scores.coverage_id
        where coverages.upload_id = cast($upload_id as uuid) and scores.level = 'area'
        group by scores.coverage_id, scores.year
    ),

    known as (
        select
            standing_frameworks.framework_id,
            standing_frameworks.year_from,
            standing_frameworks.year_to,
            list_sort(list(standing_criteria.code || '=' || cast(standing_criteria.max_score as varchar))) as areas
        from standing_frameworks
        inner join standing_criteria on standing_criteria.framework_id = standing_frameworks.framework_id
        where standing_criteria.level = 'area'
        group by all
    )

    select
        sheets.coverage_id,
        max(known.framework_id) as framework_id
    from sheets
    inner join known
        on known.areas = sheets.areas
        and sheets.year >= coalesce(known.year_from, sheets.year)
        and sheets.year <= coalesce(known.year_to, sheets.year)
    group by sheets.coverage_id
) as matched
where results.coverage_id = matched.coverage_id and results.framework_id is null
