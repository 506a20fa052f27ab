-- What a target says of a figure, said once for all that judge one. How far it is, counted so that more is better.
create or replace macro meets_target(comparison, actual, aim) as
    case comparison
        when '>=' then actual >= aim
        when '>' then actual > aim
        when '<=' then actual <= aim
        when '<' then actual < aim
        else actual = aim
    end;

create or replace macro distance_to_target(comparison, actual, aim) as
    case
        when comparison in ('>=', '>') then actual - aim
        when comparison in ('<=', '<') then aim - actual
        else -abs(actual - aim)
    end;

-- The measure whose figures a target is held against: points of a percent are the ratio.
create or replace macro measure_held(measure, measure_unit) as
    if(measure = 'score' and measure_unit = '%', 'ratio', measure);

-- Whether points of which more may come decide of a target: enough they are already, or too many.
create or replace macro part_decides(comparison, actual, aim) as
    case when comparison in ('>=', '>') then meets_target(comparison, actual, aim) else actual > aim end;

-- What is said of a figure that is not counted up: of another time than the target's it neither reaches it nor misses it; one that
-- `is_part` of a total (`partial`) says what its known parts allow.
create or replace macro outlook_of_figure(comparison, actual, aim, is_part, is_before, is_off_period, is_over) as
    case
        when aim is null then 'no_value'
        when actual is null then 'no_figure'
        when is_part and not part_decides(comparison, actual, aim) then 'partly_known'
        when is_before then if(meets_target(comparison, actual, aim), 'met_before', 'not_met_before')
        when is_off_period then if(meets_target(comparison, actual, aim), 'met_off_period', 'not_met_off_period')
        when meets_target(comparison, actual, aim) then 'met'
        when is_over then 'missed'
        else 'not_yet'
    end;

-- One row per figure that a target can be held against: a measure of a unit in a period. Measures are unnested from their
-- row, not united, and joined by way of the coverages: only so is a unit's filter applied before anything else is done.
-- Dossiers are also told together from the first period of a year (`since`) on. `adds_up`: whether periods may be added; late dossiers
-- of which some are still pending may not, for those would count in each period until they are resolved.
create or replace view measured as
with figures as (
    select
        units.name as unit,
        units.province,
        units.unit_id,
        measures.title,
        measures.period,
        effective_flag(measures.flag, coverages.standing) as flag,
        measures.source_id,
        measures.document,
        coverages.upload_id,
        concat_ws('|', 'measures', units.unit_id, measures.period, measures.measure, measures.title, '') as origin,
        {
            'measure': measure_held(measures.measure, measures.measure_unit),
            'measure_unit': measures.measure_unit,
            'value': measures.actual
        } as figure
    from units
    inner join coverages on coverages.unit_id = units.unit_id
    inner join measures on measures.coverage_id = coverages.coverage_id
    where coverages.stands and coverages.topic = 'measures'
    union all by name
    select
        unit_totals.unit,
        unit_totals.province,
        unit_totals.unit_id,
        cast(unit_totals.year as varchar) as period,
        unit_totals.printed_flag as flag,
        unit_totals.source_id,
        unit_totals.upload_id,
        total_origin(unit_totals.unit_id, unit_totals.year, unit_totals.coverage_id) as origin,
        unnest(
            [
                {'measure': 'score', 'measure_unit': 'điểm', 'value': cast(unit_totals.score as double)},
                {'measure': 'ratio', 'measure_unit': '%', 'value': cast(unit_totals.ratio as double)},
                {'measure': 'rank', 'measure_unit': 'hạng', 'value': cast(unit_totals.printed_rank as double)}
            ]
        ) as figure
    from unit_totals
    union all by name
    select
        dossier_figures.unit,
        dossier_figures.province,
        dossier_figures.unit_id,
        dossier_figures.period,
        dossier_figures.since,
        dossier_figures.late_basis is distinct from 'all' as late_adds_up,
        dossier_figures.flag,
        dossier_figures.source_id,
        dossier_figures.upload_id,
        dossier_figures.origin,
        unnest(
            [
                {'measure': 'on_time_rate', 'measure_unit': '%', 'value': dossier_figures.on_time_rate},
                {'measure': 'early_rate', 'measure_unit': '%', 'value': dossier_figures.early_rate},
                {'measure': 'online_rate', 'measure_unit': '%', 'value': dossier_figures.online_rate},
                {'measure': 'online_payment_rate', 'measure_unit': '%', 'value': dossier_figures.online_payment_rate},
                {'measure': 'late_dossiers', 'measure_unit': 'hồ sơ', 'value': cast(dossier_figures.late_total as double)}
            ]
        ) as figure
    from dossier_figures
    where dossier_figures.span = 'period' or (dossier_figures.span = 'year_to_date' and dossier_figures.periods_added > 1)
)

select
    figures.unit,
    figures.province,
    figures.unit_id,
    figures.figure.measure,
    figures.title,
    figures.period,
    figures.since,
    figures.figure.measure != 'late_dossiers' or coalesce(figures.late_adds_up, true) as adds_up,
    figures.figure.measure_unit,
    figures.figure.value,
    figures.flag,
    figures.source_id,
    figures.document,
    figures.upload_id,
    figures.origin
from figures
where figures.figure.value is not null;
