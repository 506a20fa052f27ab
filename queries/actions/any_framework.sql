-- one row per framework that was ever handed in, and no more than one
select frameworks.framework_id
from frameworks
limit 1
