-- one row per limitation of an area with the remedy that stands at the same place of the document
-- `paired` is false where the document lists more of one than of the other, so the pairing is only by order
with items as (
    select
        standing_limitations.*,
        units.name as unit,
        units.province
    from standing_limitations
    inner join units on units.unit_id = standing_limitations.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or standing_limitations.year = cast($year as integer))
        and ($area_code is null or standing_limitations.area_code = cast($area_code as varchar))
)

select
    any_value(items.unit) as unit,
    any_value(items.province) as province,
    items.year,
    items.area_code,
    any_value(items.area) as area,
    items.position,
    max(items.text) filter (where items.kind = 'limitation') as limitation,
    max(items.text) filter (where items.kind = 'remedy') as remedy,
    max(items.due_text) filter (where items.kind = 'remedy') as due_text,
    max(items.source_id) as source_id,
    bool_and(items.limitations = items.remedies) as paired
from (
    select
        items.*,
        count(*) filter (where items.kind = 'limitation') over area as limitations,
        count(*) filter (where items.kind = 'remedy') over area as remedies
    from items
    window area as (partition by items.unit_id, items.year, items.area_code)
) as items
group by items.unit_id, items.year, items.area_code, items.position
order by
    in_name_order(any_value(items.province)),
    in_name_order(any_value(items.unit)),
    items.year,
    items.unit_id,
    in_name_order(items.area_code),
    items.position
