-- one row per unit, reading and group of the 766 index: points, points available and points lost, the worst group first
-- The maxima are those of the framework version whose years hold the reading and whose groups are those it gives
-- (online payment apart from online service or within it), the newest of several.
with readings as (
    select readings_766.*
    from readings_766
    where
        ($unit is null or readings_766.unit = cast($unit as varchar))
        and ($unit_id is null or readings_766.unit_id = cast($unit_id as varchar))
        and ($province is null or readings_766.province = cast($province as varchar))
        and (
            $period is null
            or readings_766.period = cast($period as varchar)
            and readings_766.snapshot = coalesce(cast($snapshot as varchar), '')
        )
),

grouped as (
    select
        readings.unit,
        readings.province,
        readings.cohort,
        readings.unit_id,
        readings.period,
        readings.snapshot,
        readings.is_merged,
        readings.source_id,
        readings.upload_id,
        readings.origin,
        readings.flag,
        named.group_name,
        named.score
    from readings
    cross join lateral (
        values
        ('transparency', transparency),
        ('progress', progress),
        ('online_service', online_service),
        ('online_payment', online_payment),
        ('satisfaction', satisfaction),
        ('digitisation', digitisation)
    ) as named(group_name, score)
    where not readings.is_merged or named.group_name != 'online_payment'
)

select
    grouped.unit,
    grouped.province,
    grouped.cohort,
    grouped.period,
    grouped.snapshot,
    index_766_maxima.framework,
    grouped.flag,
    grouped.group_name,
    grouped.score,
    index_766_maxima.max_score,
    index_766_maxima.max_score - grouped.score as missing_score,
    percent(grouped.score, index_766_maxima.max_score) as ratio,
    coalesce(current_sources.title, uploads.file_name) as source,
    grouped.origin
from grouped
inner join uploads on uploads.upload_id = grouped.upload_id
left join current_sources on current_sources.source_id = grouped.source_id
left join index_766_maxima
    on
        index_766_maxima.group_name = grouped.group_name
        and index_766_maxima.has_payment != grouped.is_merged
        and cast(left(grouped.period, 4) as integer) between index_766_maxima.year_from and index_766_maxima.year_to
qualify row_number() over (
    partition by grouped.unit_id, grouped.period, grouped.snapshot, grouped.group_name
    order by index_766_maxima.framework_id desc
) = 1
order by
    grouped.period desc,
    grouped.snapshot desc,
    in_name_order(grouped.province),
    in_name_order(grouped.unit),
    grouped.unit_id,
    missing_score desc nulls last,
    in_name_order(grouped.group_name)
