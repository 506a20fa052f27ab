-- one row: the mark of a demonstration, none in a database of real figures
select
    demonstration.generator,
    demonstration.today
from demonstration
