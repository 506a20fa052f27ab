-- one row per unit and period: dossiers received, resolved and pending, with their rates
-- Formulas and what stays blank: view dossier_figures. Periods of different types are rows of their own, never added.
select
    dossier_figures.unit,
    dossier_figures.province,
    dossier_figures.unit_id,
    dossier_figures.period,
    dossier_figures.period_type,
    dossier_figures.flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    dossier_figures.origin,
    dossier_figures.nothing_arisen,
    dossier_figures.worked_out,
    dossier_figures.received_total,
    dossier_figures.received_online,
    dossier_figures.received_direct,
    dossier_figures.carried_over,
    dossier_figures.received_new,
    dossier_figures.resolved_total,
    dossier_figures.resolved_early,
    dossier_figures.resolved_on_time,
    dossier_figures.resolved_late,
    dossier_figures.resolved_early_or_on_time,
    dossier_figures.pending_total,
    dossier_figures.pending_in_time,
    dossier_figures.pending_late,
    dossier_figures.in_time_total,
    dossier_figures.overdue_total,
    dossier_figures.late_basis,
    dossier_figures.late_total,
    dossier_figures.payable_total,
    dossier_figures.paid_online,
    dossier_figures.digitised,
    dossier_figures.average_days,
    dossier_figures.late_rate,
    dossier_figures.on_time_rate,
    dossier_figures.early_rate,
    dossier_figures.in_time_rate,
    dossier_figures.online_rate,
    dossier_figures.online_payment_rate,
    dossier_figures.digitisation_rate
from dossier_figures
inner join uploads on uploads.upload_id = dossier_figures.upload_id
left join current_sources on current_sources.source_id = dossier_figures.source_id
where
    dossier_figures.span = 'period'
    and ($unit is null or dossier_figures.unit = cast($unit as varchar))
    and ($unit_id is null or dossier_figures.unit_id = cast($unit_id as varchar))
    and ($province is null or dossier_figures.province = cast($province as varchar))
    and ($period_type is null or dossier_figures.period_type = cast($period_type as varchar))
    and ($period is null or dossier_figures.period = cast($period as varchar))
order by
    in_name_order(dossier_figures.province),
    in_name_order(dossier_figures.unit),
    dossier_figures.starts_on,
    dossier_figures.ends_on,
    dossier_figures.unit_id
