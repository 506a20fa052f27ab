-- one row per limitation of an area with its remedy where the document pairs the two, else one row per limitation and, after
-- these, one per remedy: `paired` is whether each limitation of the area has exactly one remedy at its own place and none is left
with items as (
    select
        current_limitations.*,
        units.name as unit,
        units.province
    from current_limitations
    inner join units on units.unit_id = current_limitations.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or current_limitations.year = cast($year as integer))
        and ($area_code is null or current_limitations.area_code = cast($area_code as varchar))
),

placed as (
    select
        items.*,
        count(*) filter (where items.kind = 'limitation') over place = 1
        and count(*) filter (where items.kind = 'remedy') over place = 1 as is_pair
    from items
    window place as (partition by items.unit_id, items.year, items.area_code, items.area, items.position)
),

paired_items as (
    select
        placed.*,
        bool_and(placed.is_pair) over (
            partition by placed.unit_id, placed.year, placed.area_code, placed.area
        ) as paired
    from placed
)

select
    any_value(paired_items.unit) as unit,
    any_value(paired_items.province) as province,
    paired_items.year,
    paired_items.area_code,
    paired_items.area,
    paired_items.position,
    max(paired_items.text) filter (where paired_items.kind = 'limitation') as limitation,
    max(paired_items.text) filter (where paired_items.kind = 'remedy') as remedy,
    max(paired_items.due_text) filter (where paired_items.kind = 'remedy') as due_text,
    max(paired_items.source_id) as source_id,
    max(coalesce(current_sources.title, uploads.file_name)) as source,
    concat_ws('|', 'limitations', paired_items.unit_id, paired_items.year, paired_items.area_code, paired_items.position, '') as origin,
    paired_items.paired,
    if(paired_items.paired, 'paired', 'apart') as pairing
from paired_items
inner join uploads on uploads.upload_id = paired_items.upload_id
left join current_sources on current_sources.source_id = paired_items.source_id
group by
    paired_items.unit_id,
    paired_items.year,
    paired_items.area_code,
    paired_items.area,
    paired_items.position,
    paired_items.paired,
    if(paired_items.paired, null, paired_items.kind),
    if(paired_items.paired, null, paired_items.text)
order by
    in_name_order(any_value(paired_items.province)),
    in_name_order(any_value(paired_items.unit)),
    paired_items.year,
    paired_items.unit_id,
    in_name_order(paired_items.area_code),
    in_name_order(paired_items.area),
    bool_and(paired_items.kind = 'remedy'),
    paired_items.position,
    in_name_order(max(paired_items.text) filter (where paired_items.kind = 'limitation')),
    in_name_order(max(paired_items.text) filter (where paired_items.kind = 'remedy'))
