-- one row per province of a group that provinces can be compared in, the groups of the own province first: of the
-- whole country, of its region (the six of before, the six since 2025), of those that became one province in 2025.
-- Of provinces that became one only the own ones are told. $year decides which provinces there were: those of 31/12, or
-- of the list that $index_type ranked in it, where that was of before or after the mergers against the year.
with days as (
    select
        case lists.geography
            when 'new' then greatest(make_date(cast($year as integer), 12, 31), date '2025-12-31')
            when 'old' then least(make_date(cast($year as integer), 12, 31), date '2025-06-30')
            else make_date(cast($year as integer), 12, 31)
        end as as_of
    from (
        select
            (
                select index_geographies.geography
                from index_geographies
                where
                    index_geographies.index_type = cast($index_type as varchar)
                    and index_geographies.year = cast($year as integer)
            ) as geography
    ) as lists
),

provinces as (
    select
        current_provinces.province_id,
        current_provinces.code,
        current_provinces.name,
        current_provinces.region,
        current_provinces.region_2025,
        coalesce(current_provinces.era = 'new', false) as is_new
    from current_provinces
    cross join days
    where
        $year is null
        or (
            (current_provinces.valid_from is null or current_provinces.valid_from <= days.as_of)
            and (current_provinces.valid_to is null or current_provinces.valid_to >= days.as_of)
        )
),

-- Every province of the year with the one it is in today.
placed as (
    select
        provinces.*,
        coalesce(successors.new_province, provinces.name) as new_province,
        coalesce(provinces.region_2025, today.region) as new_region
    from provinces
    left join (
        select
            current_province_successors.old_code,
            current_province_successors.old_province,
            any_value(current_province_successors.new_province) as new_province
        from current_province_successors
        group by current_province_successors.old_code, current_province_successors.old_province
    ) as successors
        on not provinces.is_new
        and successors.old_code = provinces.code
        and successors.old_province = provinces.name
    left join (
        select
            current_provinces.name,
            any_value(current_provinces.region_2025) as region
        from current_provinces
        where current_provinces.region_2025 is not null
        group by current_provinces.name
    ) as today on today.name = coalesce(successors.new_province, provinces.name)
),

groups as (
    select
        1 as position,
        'country' as group_kind,
        '' as group_name,
        placed.name as province,
        placed.province_id
    from placed
    union all
    select
        2 as position,
        'old_region' as group_kind,
        placed.region as group_name,
        placed.name as province,
        placed.province_id
    from placed
    where placed.region is not null and ($year is null or is_before_mergers((select days.as_of from days)))
    union all
    select
        3 as position,
        'new_region' as group_kind,
        placed.new_region as group_name,
        placed.name as province,
        placed.province_id
    from placed
    where placed.new_region is not null
    union all
    select
        4 as position,
        'merged' as group_kind,
        placed.new_province as group_name,
        placed.name as province,
        placed.province_id
    from placed
    where not placed.is_new and placed.new_province in (
        select others.new_province
        from placed as others
        where not others.is_new
        group by others.new_province
        having count(*) > 1
    )
)

select
    groups.group_kind,
    groups.group_name,
    groups.province,
    coalesce(own.group_name is not null, false) as is_own,
    count(*) over (partition by groups.group_kind, groups.group_name) as group_size
from groups
left join (
    select distinct
        groups.group_kind,
        groups.group_name
    from groups
    where groups.province = cast($own as varchar)
) as own on own.group_kind = groups.group_kind and own.group_name = groups.group_name
where groups.position != 4 or own.group_name is not null
order by
    groups.position = 1 desc,
    is_own desc,
    groups.position,
    in_name_order(groups.group_name),
    in_name_order(groups.province),
    groups.province_id
