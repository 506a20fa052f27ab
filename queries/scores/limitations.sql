-- one row per limitation of an area with its remedy where the document pairs the two, else one row per limitation and, after
-- these, one per remedy: `paired` is whether each limitation of the area has exactly one remedy at its own place and none is left
with items as (
    select
        standing_limitations.*,
        units.name as unit,
        units.province
    from standing_limitations
    inner join units on units.unit_id = standing_limitations.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or standing_limitations.year = cast($year as integer))
        and ($area_code is null or standing_limitations.area_code = cast($area_code as varchar))
),

placed as (
    select
        items.*,
        count(*) filter (where items.kind = 'limitation') over place = 1
        and count(*) filter (where items.kind = 'remedy') over place = 1 as is_pair
    from items
    window place as (partition by items.unit_id, items.year, items.area_code, items.area, items.position)
),

told as (
    select
        placed.*,
        bool_and(placed.is_pair) over (
            partition by placed.unit_id, placed.year, placed.area_code, placed.area
        ) as paired
    from placed
)

select
    any_value(told.unit) as unit,
    any_value(told.province) as province,
    told.year,
    told.area_code,
    told.area,
    told.position,
    max(told.text) filter (where told.kind = 'limitation') as limitation,
    max(told.text) filter (where told.kind = 'remedy') as remedy,
    max(told.due_text) filter (where told.kind = 'remedy') as due_text,
    max(told.source_id) as source_id,
    max(coalesce(standing_sources.title, uploads.file_name)) as source,
    concat_ws('|', 'limitations', told.unit_id, told.year, told.area_code, told.position, '') as origin,
    told.paired,
    if(told.paired, 'paired', 'apart') as pairing
from told
inner join uploads on uploads.upload_id = told.upload_id
left join standing_sources on standing_sources.source_id = told.source_id
group by
    told.unit_id,
    told.year,
    told.area_code,
    told.area,
    told.position,
    told.paired,
    if(told.paired, null, told.kind),
    if(told.paired, null, told.text)
order by
    in_name_order(any_value(told.province)),
    in_name_order(any_value(told.unit)),
    told.year,
    told.unit_id,
    in_name_order(told.area_code),
    in_name_order(told.area),
    bool_and(told.kind = 'remedy'),
    told.position,
    in_name_order(max(told.text) filter (where told.kind = 'limitation')),
    in_name_order(max(told.text) filter (where told.kind = 'remedy'))
