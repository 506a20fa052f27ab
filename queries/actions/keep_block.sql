-- one row: a block that was chosen for slides, unless it is kept already
insert into chosen_blocks by name
select
    cast($block_id as varchar) as block_id,
    cast($content as varchar) as content,
    cast($saved_at as timestamp) as saved_at
where not exists (
    select 1
    from chosen_blocks
    where chosen_blocks.block_id = $block_id
)
