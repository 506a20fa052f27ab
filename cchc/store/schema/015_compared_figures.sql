-- Everything that can be set beside something else: whose figure it is, of which index and period, ranked among how many.
create or replace view compared_figures as
with figures as (
    select
        'result' as topic,
        'CCHC' as index_type,
        unit_totals.unit_id,
        unit_totals.unit,
        unit_totals.province_id,
        unit_totals.province,
        unit_totals.cohort,
        cast(unit_totals.year as varchar) as period,
        '' as snapshot,
        unit_totals.framework_id as framework_key,
        unit_totals.max_score,
        unit_totals.printed_rank as rank,
        unit_totals.printed_out_of as out_of,
        unit_totals.printed_flag as flag
    from unit_totals
    where
        coalesce(unit_totals.score, unit_totals.ratio, unit_totals.printed_rank, unit_totals.rank_change) is not null
        or unit_totals.class is not null
    union all by name
    select
        'index' as topic,
        index_figures.index_type,
        units.unit_id,
        units.name as unit,
        units.province_id,
        units.province,
        units.cohort,
        cast(index_figures.year as varchar) as period,
        '' as snapshot,
        if(
            index_figures.index_type = 'PAR',
            'PAR ' || cast(index_figures.year as varchar),
            null
        ) as framework_key,
        index_figures.rank,
        index_figures.out_of,
        index_figures.provinces_total,
        index_figures.flag
    from index_figures
    inner join units on units.unit_id = index_figures.province_id
    where coalesce(index_figures.value, index_figures.rank) is not null
    union all by name
    select
        'index_766' as topic,
        '766' as index_type,
        units.unit_id,
        units.name as unit,
        units.province_id,
        units.province,
        units.cohort,
        current_index_766.period,
        coalesce(current_index_766.snapshot, '') as snapshot,
        current_index_766.flag,
        current_index_766.rank
    from current_index_766
    inner join units on units.unit_id = current_index_766.unit_id
    where coalesce(current_index_766.total, current_index_766.rank) is not null
    union all by name
    select
        'dossiers' as topic,
        'Hồ sơ TTHC' as index_type,
        units.unit_id,
        units.name as unit,
        units.province_id,
        units.province,
        units.cohort,
        current_dossier_counts.period,
        '' as snapshot,
        list(distinct kept_dossiers.late_basis) filter (where kept_dossiers.late_basis is not null) as counted_on,
        max(effective_flag(null, current_dossier_counts.standing)) as flag
    from current_dossier_counts
    inner join units on units.unit_id = current_dossier_counts.unit_id
    left join kept_dossiers
        on
            kept_dossiers.span = 'period'
            and kept_dossiers.unit_id = current_dossier_counts.unit_id
            and kept_dossiers.period = current_dossier_counts.period
    group by units.unit_id, units.name, units.province_id, units.province, units.cohort, current_dossier_counts.period
    union all by name
    select
        'task_counts' as topic,
        'Nhiệm vụ' as index_type,
        units.unit_id,
        units.name as unit,
        units.province_id,
        units.province,
        units.cohort,
        current_task_counts.period,
        '' as snapshot,
        list(distinct completion_basis(current_task_counts.due, current_task_counts.total)) filter (
            where completion_basis(current_task_counts.due, current_task_counts.total) is not null
        ) as counted_on,
        max(effective_flag(null, current_task_counts.standing)) as flag
    from current_task_counts
    inner join units on units.unit_id = current_task_counts.unit_id
    group by units.unit_id, units.name, units.province_id, units.province, units.cohort, current_task_counts.period
)

select
    figures.topic,
    figures.index_type,
    figures.unit_id,
    figures.unit,
    figures.province_id,
    figures.province,
    figures.cohort,
    eras.era,
    coalesce(
        framework_names.framework, if(figures.topic = 'result', figures.framework_key, null)
    ) as framework,
    figures.period,
    figures.snapshot,
    figures.counted_on,
    figures.flag,
    cast(left(figures.period, 4) as integer) as year,
    figures.max_score,
    figures.rank,
    figures.out_of,
    figures.provinces_total
from figures
left join (
    select
        current_provinces.province_id,
        any_value(current_provinces.era) as era
    from current_provinces
    group by current_provinces.province_id
) as eras on eras.province_id = figures.province_id
left join framework_names on framework_names.framework_key = figures.framework_key;
