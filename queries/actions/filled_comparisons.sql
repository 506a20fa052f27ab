-- one row per table with rows that a check compares with another one: where both sides of a check are empty nothing can differ
(select 'totals_kept_as_computed' as compared from results limit 1)
union all
(select 'totals_kept_as_computed' as compared from kept_totals limit 1)
union all
(select 'criterion_names_kept_as_computed' as compared from criterion_mappings limit 1)
union all
(select 'criterion_names_kept_as_computed' as compared from kept_criterion_names limit 1)
union all
(select 'dossiers_kept_of_current' as compared from dossier_counts limit 1)
union all
(select 'dossiers_kept_of_current' as compared from kept_dossiers limit 1)
union all
(select 'tasks_kept_of_current' as compared from tasks limit 1)
union all
(select 'tasks_kept_of_current' as compared from kept_tasks limit 1)
