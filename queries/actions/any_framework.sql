-- one row where any framework was ever handed in
select frameworks.framework_id
from frameworks
limit 1
