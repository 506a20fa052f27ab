-- one row per line of a score sheet: the lines of one unit together, in the order in which they came
create or replace table scores as
select scores.*
from scores
order by scores.unit_id, scores.rowid
