-- one row per reading of an index of a province in a year: what each source says, the chosen one first;
-- `chosen_for` says what was taken from it, $disputed keeps figures on which the sources disagree
with readings as (
    select
        current_index_readings.*,
        units.name as province,
        concat_ws(
            ';',
            case when chosen.source_id = current_index_readings.source_id and chosen.value is not null then 'value' end,
            case
                when
                    coalesce(chosen.rank_source_id, chosen.source_id) = current_index_readings.source_id
                    and chosen.rank is not null
                    then 'rank'
            end
        ) as chosen_for,
        bool_or(
            current_index_readings.flag like '%disputed%'
            or chosen.flag like '%disputed%'
        ) over (
            partition by
                current_index_readings.index_type,
                current_index_readings.province_id,
                current_index_readings.year
        ) as is_disputed
    from current_index_readings
    inner join units on units.unit_id = current_index_readings.province_id
    left join index_figures as chosen
        on chosen.index_type = current_index_readings.index_type
        and chosen.province_id = current_index_readings.province_id
        and chosen.year = current_index_readings.year
    where
        ($index_type is null or current_index_readings.index_type = cast($index_type as varchar))
        and ($provinces is null or list_contains(cast($provinces as varchar[]), units.name))
        and ($units is null or list_contains(cast($units as varchar[]), units.unit_id))
        and ($years is null or list_contains(cast($years as integer[]), current_index_readings.year))
)

select
    readings.index_type,
    readings.province,
    readings.year,
    readings.value,
    readings.rank,
    readings.out_of,
    nullif(readings.chosen_for, '') as chosen_for,
    coalesce(readings.is_disputed, false) as is_disputed,
    readings.flag,
    readings.note,
    coalesce(current_sources.title, uploads.file_name) as source,
    concat_ws(
        '|', 'readings', readings.index_type, readings.year, readings.province_id, coalesce(readings.source_id, ''), ''
    ) as origin
from readings
inner join uploads on uploads.upload_id = readings.upload_id
left join current_sources on current_sources.source_id = readings.source_id
where coalesce(not cast($disputed as boolean), true) or readings.is_disputed
order by
    in_name_order(readings.province),
    readings.index_type,
    readings.year desc,
    readings.province_id,
    readings.chosen_for desc,
    readings.value desc nulls last,
    readings.rank nulls last,
    readings.source_id,
    readings.note
