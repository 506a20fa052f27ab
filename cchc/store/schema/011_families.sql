-- Which provinces became one: every province as it was, with the province that it is in now. `line` tells it from its
-- namesake of the other time: Tây Ninh (cũ) is one of the two that made Tây Ninh (mới).
create or replace view province_families as
select
    current_provinces.province_id,
    current_provinces.name as province,
    current_provinces.name || case current_provinces.era
        when 'old' then ' (cũ)'
        when 'new' then ' (mới)'
        else ''
    end as line,
    current_provinces.era,
    if(
        current_provinces.era = 'old',
        coalesce(current_province_successors.new_province, current_provinces.name),
        current_provinces.name
    ) as new_province,
    current_provinces.valid_from,
    current_provinces.valid_to
from current_provinces
left join current_province_successors
    on current_provinces.era = 'old' and current_province_successors.old_province = current_provinces.name;

-- Which units became one: a name of before and the name it goes by since. A unit that took others in counts itself.
create or replace view unit_families as
select
    current_unit_successors.old_name as name,
    current_unit_successors.new_name,
    current_unit_successors.merged_on
from current_unit_successors
union
select
    current_unit_successors.new_name as name,
    current_unit_successors.new_name,
    current_unit_successors.merged_on
from current_unit_successors;

-- Units that are no more, each with the first day without it: it went into another, its province did, or districts ended as a level.
create or replace view ended_units as
select
    units.unit_id,
    least(
        min(current_unit_successors.merged_on),
        any_value(current_provinces.valid_to) + 1,
        any_value(units.valid_to) + 1,
        if(any_value(units.kind) = 'district', day_of_mergers(), null)
    ) as ended_on
from units
left join current_unit_successors
    on current_unit_successors.old_name = units.name and current_unit_successors.new_name != units.name
left join current_provinces on current_provinces.province_id = units.province_id
group by units.unit_id;

-- What became of each unit: the name and the province that it goes by since. Units that end alike are one family.
create or replace view unit_ends as
select
    units.unit_id,
    coalesce(unit_families.new_name, units.name) as successor,
    coalesce(province_families.new_province, units.province) as new_province,
    coalesce(province_families.line, units.province) || ': ' || units.name as line,
    unit_families.merged_on
from units
left join unit_families on unit_families.name = units.name
left join province_families on province_families.province_id = units.province_id;
