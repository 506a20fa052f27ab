-- one row per reading of a unit and part of the 766 index (the total, then its groups), in the order of time: points, points available,
-- and the change from the reading before where the two can be joined
-- `flag` is the reading's own, `previous_flag` that of the reading that the change is from.
-- Readings of one period type only are put beside each other; $period asks for those of its type. They join where the version of the
-- framework is the same and the later period begins the day after the earlier one, or is the same, read once more.
with readings as (
    select
        readings_766.*,
        periods.period_type,
        periods.starts_on,
        periods.ends_on
    from readings_766
    inner join periods on periods.period = readings_766.period
    where
        ($unit is null or readings_766.unit = cast($unit as varchar))
        and ($unit_id is null or readings_766.unit_id = cast($unit_id as varchar))
        and ($province is null or readings_766.province = cast($province as varchar))
        and (
            $period is null
            or periods.period_type = (
                select asked_period.period_type
                from periods as asked_period
                where asked_period.period = cast($period as varchar)
            )
        )
),

versions as (
    select
        readings.unit_id,
        readings.period,
        readings.snapshot,
        max(index_766_maxima.framework_id) as framework_id
    from readings
    inner join index_766_maxima
        on
            index_766_maxima.has_payment != readings.is_merged
            and year(readings.starts_on) between index_766_maxima.year_from and index_766_maxima.year_to
    group by readings.unit_id, readings.period, readings.snapshot
),

parts as (
    select
        readings.* exclude (transparency, progress, online_service, online_payment, satisfaction, digitisation, total),
        versions.framework_id,
        named.*
    from readings
    left join versions
        on
            versions.unit_id = readings.unit_id
            and versions.period = readings.period
            and versions.snapshot = readings.snapshot
    cross join lateral (
        values
        (0, 'total', total),
        (1, 'transparency', transparency),
        (2, 'progress', progress),
        (3, 'digitisation', digitisation),
        (4, 'online_service', online_service),
        (5, 'online_payment', online_payment),
        (6, 'satisfaction', satisfaction)
    ) as named(part_no, group_name, score)
    where not readings.is_merged or named.group_name != 'online_payment'
),

maxima as (
    select
        index_766_maxima.framework_id,
        index_766_maxima.framework,
        named.group_name,
        if(count(index_766_maxima.max_score) = count(*), sum(index_766_maxima.max_score), null) as max_score
    from index_766_maxima
    cross join lateral (values ('total'), (index_766_maxima.group_name)) as named(group_name)
    group by index_766_maxima.framework_id, index_766_maxima.framework, named.group_name
)

select
    parts.unit,
    parts.province,
    parts.cohort,
    parts.period,
    parts.period_type,
    parts.snapshot,
    maxima.framework,
    parts.group_name,
    parts.flag,
    parts.score,
    maxima.max_score,
    percent(parts.score, maxima.max_score) as ratio,
    coalesce(
        parts.framework_id = lag(parts.framework_id) over of_part
        and (
            parts.period = lag(parts.period) over of_part
            or parts.starts_on = lag(parts.ends_on) over of_part + 1
        ),
        false
    ) as is_joined,
    if(is_joined, parts.score - lag(parts.score) over of_part, null) as change,
    if(change is null, null, lag(parts.flag) over of_part) as previous_flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    parts.origin
from parts
inner join uploads on uploads.upload_id = parts.upload_id
left join current_sources on current_sources.source_id = parts.source_id
left join maxima on maxima.framework_id = parts.framework_id and maxima.group_name = parts.group_name
window of_part as (
    partition by parts.unit_id, parts.period_type, parts.group_name
    order by parts.starts_on, parts.snapshot
)
order by
    in_name_order(parts.province),
    in_name_order(parts.unit),
    parts.unit_id,
    parts.period_type,
    parts.starts_on,
    parts.snapshot,
    parts.part_no
