-- one row per unit and period of the 766 index: its six groups and total
select
    units.name as unit,
    units.province,
    units.cohort,
    current_index_766.period,
    current_index_766.snapshot,
    current_index_766.transparency,
    current_index_766.progress,
    current_index_766.online_service,
    current_index_766.online_payment,
    current_index_766.satisfaction,
    current_index_766.digitisation,
    current_index_766.total as total_score,
    current_index_766.rank,
    current_index_766.flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    concat_ws(
        '|',
        'index',
        '766',
        current_index_766.period,
        current_index_766.unit_id,
        coalesce(current_index_766.snapshot, ''),
        ''
    ) as origin
from current_index_766
inner join units on units.unit_id = current_index_766.unit_id
inner join uploads on uploads.upload_id = current_index_766.upload_id
left join current_sources on current_sources.source_id = current_index_766.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($cohort is null or units.cohort = cast($cohort as varchar))
order by
    current_index_766.period desc,
    in_name_order(units.cohort),
    current_index_766.total desc nulls last,
    current_index_766.unit_id,
    current_index_766.snapshot
