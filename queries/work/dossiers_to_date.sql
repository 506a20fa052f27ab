-- one row per unit and period: what its periods of this type make together since the start of the year
-- Only where they fill the year so far; of what came in, what was carried over from one to the next counts once.
select
    dossier_figures.unit,
    dossier_figures.province,
    dossier_figures.period,
    dossier_figures.period_type,
    dossier_figures.periods_added,
    dossier_figures.flag,
    dossier_figures.nothing_arisen,
    dossier_figures.worked_out,
    dossier_figures.received_total,
    dossier_figures.received_new,
    dossier_figures.carried_over,
    dossier_figures.resolved_total,
    dossier_figures.resolved_early_or_on_time,
    dossier_figures.resolved_late,
    dossier_figures.pending_total,
    dossier_figures.pending_late,
    dossier_figures.on_time_rate,
    dossier_figures.early_rate,
    dossier_figures.online_rate,
    dossier_figures.online_payment_rate,
    dossier_figures.digitisation_rate,
    coalesce(current_sources.title, uploads.file_name) as source,
    dossier_figures.origin
from dossier_figures
inner join uploads on uploads.upload_id = dossier_figures.upload_id
left join current_sources on current_sources.source_id = dossier_figures.source_id
where
    dossier_figures.span = 'year_to_date'
    and dossier_figures.period_type in ('month', 'quarter', 'half_year')
    and ($unit is null or dossier_figures.unit = cast($unit as varchar))
    and ($unit_id is null or dossier_figures.unit_id = cast($unit_id as varchar))
    and ($province is null or dossier_figures.province = cast($province as varchar))
    and ($period_type is null or dossier_figures.period_type = cast($period_type as varchar))
order by
    in_name_order(dossier_figures.province),
    in_name_order(dossier_figures.unit),
    dossier_figures.starts_on,
    dossier_figures.ends_on,
    dossier_figures.unit_id
