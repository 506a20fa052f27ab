-- one row per criterion that has two lines in one document of who answers: nobody could tell which of them holds
select
    responsibilities.coverage_id,
    responsibilities.criterion
from responsibilities
group by responsibilities.coverage_id, responsibilities.criterion
having count(*) > 1
