-- one row per kind of figure and what its figures are flagged as (official, computed, disputed …): how many lines stand with that flag;
-- a line with two flags counts under both
with flagged as (
    select 'index' as topic, index_figures.flag, count(*) as line_count
    from index_figures
    group by index_figures.flag
    union all
    select 'result' as topic, current_results.flag, count(*) as line_count
    from current_results
    group by current_results.flag
    union all
    select 'dossiers' as topic, current_dossier_counts.flag, count(*) as line_count
    from current_dossier_counts
    group by current_dossier_counts.flag
    union all
    select 'tasks' as topic, current_task_counts.flag, count(*) as line_count
    from current_task_counts
    group by current_task_counts.flag
    union all
    select 'measures' as topic, current_measures.flag, count(*) as line_count
    from current_measures
    group by current_measures.flag
),

each as (
    select
        flagged.topic,
        unnest(string_split(flagged.flag, ';')) as flag,
        flagged.line_count
    from flagged
)

select
    each.topic,
    each.flag,
    cast(sum(each.line_count) as bigint) as rows
from each
group by each.topic, each.flag
order by each.topic, each.flag
