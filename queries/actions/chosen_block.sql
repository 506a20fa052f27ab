-- one row: what a block that was chosen for slides asks and how it is drawn
select chosen_blocks.content
from chosen_blocks
where chosen_blocks.block_id = cast($block_id as varchar)
