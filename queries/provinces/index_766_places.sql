-- one row per unit of one cohort in one reading of the 766 index, best first: its groups, what is missing to the full points
-- Places are ours, among the units of the cohort that have a total (1-2-2-4), unless these are known to be too few (`nearly_whole`): of
-- provinces, or of a list whose last published rank says that it is longer (`group_size`). `rank` is the published one, out of
-- `out_of` where it ranks several cohorts together: then it is no rank within this one.
-- `$own` asks for one of them, with its place among all.
with versions as (
    select
        index_766_maxima.framework_id,
        index_766_maxima.has_payment,
        if(count(index_766_maxima.max_score) = count(*), sum(index_766_maxima.max_score), null) as max_score
    from index_766_maxima
    where
        cast(left(cast($period as varchar), 4) as integer)
        between index_766_maxima.year_from and index_766_maxima.year_to
    group by index_766_maxima.framework_id, index_766_maxima.has_payment
),

maxima as (
    select
        versions.has_payment,
        arg_max(versions.max_score, versions.framework_id) as max_score
    from versions
    group by versions.has_payment
),

together as (
    select
        readings_766.province,
        max(readings_766.rank) as out_of
    from readings_766
    where
        readings_766.cohort != 'cấp tỉnh'
        and readings_766.period = cast($period as varchar)
        and readings_766.snapshot = coalesce(cast($snapshot as varchar), '')
        and ($province is null or readings_766.province = cast($province as varchar))
    group by readings_766.province
    having count(distinct readings_766.cohort) > 1 and nearly_whole(count(readings_766.rank), max(readings_766.rank))
),

placed as (
    select
        readings_766.unit_id,
        readings_766.unit,
        readings_766.province,
        readings_766.cohort,
        readings_766.period,
        readings_766.snapshot,
        readings_766.flag,
        readings_766.transparency,
        readings_766.progress,
        readings_766.digitisation,
        readings_766.online_service,
        readings_766.online_payment,
        readings_766.satisfaction,
        readings_766.total as total_score,
        maxima.max_score,
        maxima.max_score - readings_766.total as missing_score,
        count(readings_766.total) over () as placed_units,
        case
            when together.out_of is not null then null
            when readings_766.cohort != 'cấp tỉnh' then max(readings_766.rank) over ()
            else provinces_in(periods.year, if(is_before_mergers(periods.ends_on), 'old', 'new'))
        end as group_size,
        if(
            readings_766.total is not null and nearly_whole(placed_units, coalesce(group_size, placed_units)),
            rank() over (order by round(readings_766.total, 9) desc nulls last),
            null
        ) as place,
        readings_766.rank,
        together.out_of,
        coalesce(current_sources.title, uploads.file_name) as source,
        readings_766.origin
    from readings_766
    inner join uploads on uploads.upload_id = readings_766.upload_id
    inner join periods on periods.period = readings_766.period
    left join current_sources on current_sources.source_id = readings_766.source_id
    left join together on readings_766.cohort != 'cấp tỉnh' and together.province = readings_766.province
    left join maxima on maxima.has_payment != readings_766.is_merged
    where
        readings_766.cohort = cast($cohort as varchar)
        and readings_766.period = cast($period as varchar)
        and readings_766.snapshot = coalesce(cast($snapshot as varchar), '')
        and ($province is null or readings_766.province = cast($province as varchar))
        and (
            $province_id is null
            or readings_766.unit_id in (
                select units.unit_id
                from units
                where units.province_id = cast($province_id as varchar)
            )
        )
)

select placed.* exclude (unit_id)
from placed
where $own is null or placed.unit_id = cast($own as varchar)
order by
    placed.total_score desc nulls last,
    in_name_order(placed.province),
    in_name_order(placed.unit),
    placed.unit_id
