-- one row per class of a province's yearly rating: the bounds that are known, and whether they were stated or inferred
select
    coalesce(current_rating_classes.province, 'Cả nước') as province,
    current_rating_classes.cohort,
    if(
        current_rating_classes.year_from = current_rating_classes.year_to,
        cast(current_rating_classes.year_from as varchar),
        cast(current_rating_classes.year_from as varchar) || '–'
        || cast(current_rating_classes.year_to as varchar)
    ) as years,
    current_rating_classes.class,
    nullif(
        concat_ws(
            ', ',
            replace(current_rating_classes.lower_op, '>=', '≥') || ' '
            || replace(regexp_replace(cast(current_rating_classes.lower_bound as varchar), '\.0$', ''), '.', ','),
            replace(current_rating_classes.upper_op, '<=', '≤') || ' '
            || replace(regexp_replace(cast(current_rating_classes.upper_bound as varchar), '\.0$', ''), '.', ',')
        ),
        ''
    ) as threshold,
    current_rating_classes.basis as measured_in,
    current_rating_classes.status,
    current_rating_classes.note,
    coalesce(current_sources.title, current_rating_classes.source_id) as source
from current_rating_classes
left join current_sources on current_sources.source_id = current_rating_classes.source_id
where
    says(
        concat_ws(
            ' ',
            coalesce(current_rating_classes.province, 'Cả nước'),
            current_rating_classes.cohort,
            current_rating_classes.class,
            current_rating_classes.note
        ),
        $text
    )
order by
    in_name_order(coalesce(current_rating_classes.province, 'Cả nước')),
    in_name_order(current_rating_classes.cohort),
    current_rating_classes.year_from,
    coalesce(current_rating_classes.lower_bound, current_rating_classes.upper_bound) desc nulls last,
    in_name_order(current_rating_classes.class),
    current_rating_classes.source_id,
    current_rating_classes.note
