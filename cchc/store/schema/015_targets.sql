-- Figures and targets that officers enter themselves name their document, or the cell they were read from; what a target is held
-- against.
alter table measures add column if not exists document varchar;
alter table measures add column if not exists sheet varchar;
alter table measures add column if not exists row_no integer;
alter table targets add column if not exists document varchar;
alter table targets add column if not exists sheet varchar;
alter table targets add column if not exists row_no integer;

create or replace view standing_measures as
select
    measures.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from measures
inner join coverages on coverages.coverage_id = measures.coverage_id
where coverages.stands;

create or replace view standing_targets as
select
    targets.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from targets
inner join coverages on coverages.coverage_id = targets.coverage_id
where coverages.stands;

-- One row per figure that a target can be held against: a measure of a unit in a period.
create view if not exists measured as
with totals as (
    select
        unit_totals.unit,
        unit_totals.province,
        unit_totals.unit_id,
        cast(unit_totals.year as varchar) as period,
        unit_totals.source_id,
        unit_totals.upload_id,
        cast(unit_totals.score as double) as score,
        unit_totals.ratio,
        cast(unit_totals.printed_rank as double) as rank
    from unit_totals
),

dossiers as (
    select
        dossier_figures.unit,
        dossier_figures.province,
        dossier_figures.unit_id,
        dossier_figures.period,
        dossier_figures.source_id,
        dossier_figures.upload_id,
        dossier_figures.on_time_rate,
        dossier_figures.early_rate,
        dossier_figures.online_rate,
        dossier_figures.online_payment_rate,
        cast(dossier_figures.late_total as double) as late_total
    from dossier_figures
    where dossier_figures.span = 'period'
),

figures as (
    select
        units.name as unit,
        units.province,
        standing_measures.unit_id,
        standing_measures.measure,
        standing_measures.title,
        standing_measures.period,
        standing_measures.measure_unit,
        standing_measures.actual as value,
        standing_measures.source_id,
        standing_measures.document,
        standing_measures.upload_id
    from standing_measures
    inner join units on units.unit_id = standing_measures.unit_id
    union all by name
    select *, 'score' as measure, 'điểm' as measure_unit, score as value from totals
    union all by name
    select *, 'ratio' as measure, '%' as measure_unit, ratio as value from totals
    union all by name
    select *, 'rank' as measure, 'hạng' as measure_unit, rank as value from totals
    union all by name
    select *, 'on_time_rate' as measure, '%' as measure_unit, on_time_rate as value from dossiers
    union all by name
    select *, 'early_rate' as measure, '%' as measure_unit, early_rate as value from dossiers
    union all by name
    select *, 'online_rate' as measure, '%' as measure_unit, online_rate as value from dossiers
    union all by name
    select *, 'online_payment_rate' as measure, '%' as measure_unit, online_payment_rate as value from dossiers
    union all by name
    select *, 'late_dossiers' as measure, 'hồ sơ' as measure_unit, late_total as value from dossiers
)

select
    figures.unit,
    figures.province,
    figures.unit_id,
    figures.measure,
    figures.title,
    figures.period,
    figures.measure_unit,
    figures.value,
    figures.source_id,
    figures.document,
    figures.upload_id
from figures
where figures.value is not null;
