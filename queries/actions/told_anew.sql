-- one row per unit of which upload $upload_id changes what is kept as told: its totals, its dossiers (also by figures that fill the
-- blanks of their reports), its single tasks (also by counts that may speak for them) or what its limitations hold; names of criteria are of no one unit
select distinct
    case
        when coverages.topic in ('result', 'assessment') then 'totals'
        when coverages.topic in ('dossiers', 'measures') then 'dossiers'
        when coverages.topic in ('tasks', 'task_counts') then 'tasks'
        when coverages.topic = 'ledger_limitations' then 'shares'
        else 'criterion_names'
    end as kept,
    coverages.unit_id
from coverages
where
    coverages.upload_id = cast($upload_id as uuid)
    and coverages.topic in (
        'result', 'assessment', 'dossiers', 'measures', 'tasks', 'task_counts', 'ledger_limitations', 'criterion_mappings'
    )
