-- one row per class of a province's yearly rating: the bounds that are known, and whether they were stated or inferred
select
    coalesce(standing_rating_classes.province, 'Cả nước') as province,
    standing_rating_classes.cohort,
    if(
        standing_rating_classes.year_from = standing_rating_classes.year_to,
        cast(standing_rating_classes.year_from as varchar),
        cast(standing_rating_classes.year_from as varchar) || '–'
        || cast(standing_rating_classes.year_to as varchar)
    ) as years,
    standing_rating_classes.class,
    nullif(
        concat_ws(
            ', ',
            replace(standing_rating_classes.lower_op, '>=', '≥') || ' '
            || replace(regexp_replace(cast(standing_rating_classes.lower_bound as varchar), '\.0$', ''), '.', ','),
            replace(standing_rating_classes.upper_op, '<=', '≤') || ' '
            || replace(regexp_replace(cast(standing_rating_classes.upper_bound as varchar), '\.0$', ''), '.', ',')
        ),
        ''
    ) as threshold,
    standing_rating_classes.basis as measured_in,
    standing_rating_classes.status,
    standing_rating_classes.note,
    coalesce(standing_sources.title, standing_rating_classes.source_id) as source
from standing_rating_classes
left join standing_sources on standing_sources.source_id = standing_rating_classes.source_id
where
    says(
        concat_ws(
            ' ',
            coalesce(standing_rating_classes.province, 'Cả nước'),
            standing_rating_classes.cohort,
            standing_rating_classes.class,
            standing_rating_classes.note
        ),
        $text
    )
order by
    in_name_order(coalesce(standing_rating_classes.province, 'Cả nước')),
    in_name_order(standing_rating_classes.cohort),
    standing_rating_classes.year_from,
    coalesce(standing_rating_classes.lower_bound, standing_rating_classes.upper_bound) desc nulls last,
    in_name_order(standing_rating_classes.class),
    standing_rating_classes.source_id,
    standing_rating_classes.note
