-- Which provinces became one: every province as it was, with the province that it is in now. `line` tells it from its
-- namesake of the other time: Tây Ninh (cũ) is one of the two that made Tây Ninh (mới).
create or replace view province_families as
select
    standing_provinces.province_id,
    standing_provinces.name as province,
    standing_provinces.name || case standing_provinces.era
        when 'old' then ' (cũ)'
        when 'new' then ' (mới)'
        else ''
    end as line,
    standing_provinces.era,
    if(
        standing_provinces.era = 'old',
        coalesce(standing_province_successors.new_province, standing_provinces.name),
        standing_provinces.name
    ) as new_province,
    standing_provinces.valid_from,
    standing_provinces.valid_to
from standing_provinces
left join standing_province_successors
    on standing_provinces.era = 'old' and standing_province_successors.old_province = standing_provinces.name;

-- Which units became one: a name of before and the name it goes by since. A unit that took others in counts itself.
create or replace view unit_families as
select
    standing_unit_successors.old_name as name,
    standing_unit_successors.new_name,
    standing_unit_successors.merged_on
from standing_unit_successors
union
select
    standing_unit_successors.new_name as name,
    standing_unit_successors.new_name,
    standing_unit_successors.merged_on
from standing_unit_successors;

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
