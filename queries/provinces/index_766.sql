-- one row per unit and period of the 766 index: its six groups and total
select
    units.name as unit,
    units.province,
    units.cohort,
    standing_index_766.period,
    standing_index_766.snapshot,
    standing_index_766.transparency,
    standing_index_766.progress,
    standing_index_766.online_service,
    standing_index_766.online_payment,
    standing_index_766.satisfaction,
    standing_index_766.digitisation,
    standing_index_766.total as total_score,
    standing_index_766.rank,
    standing_index_766.flag,
    coalesce(standing_sources.title, uploads.file_name) as source,
    concat_ws(
        '|',
        'index',
        '766',
        standing_index_766.period,
        standing_index_766.unit_id,
        coalesce(standing_index_766.snapshot, ''),
        ''
    ) as origin
from standing_index_766
inner join units on units.unit_id = standing_index_766.unit_id
inner join uploads on uploads.upload_id = standing_index_766.upload_id
left join standing_sources on standing_sources.source_id = standing_index_766.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($cohort is null or units.cohort = cast($cohort as varchar))
order by
    standing_index_766.period desc,
    in_name_order(units.cohort),
    standing_index_766.total desc nulls last,
    standing_index_766.unit_id,
    standing_index_766.snapshot
