-- one row per result without a framework whose score sheet fits one exactly (view `incoming`: sheets and their frameworks)
update results
set framework_id = incoming.framework_id
from incoming
where
    results.coverage_id = cast(incoming.coverage_id as uuid)
    and results.framework_id is null
