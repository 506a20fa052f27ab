-- one row per field of a unit's report in a period: its dossiers and rates, the most late ones first
-- A line that is part of the line above it is told, never counted again (is_part).
select
    dossier_figures.unit,
    dossier_figures.province,
    dossier_figures.period,
    dossier_figures.label,
    dossier_figures.flag,
    dossier_figures.is_part,
    dossier_figures.nothing_arisen,
    dossier_figures.worked_out,
    dossier_figures.received_total,
    dossier_figures.received_online,
    dossier_figures.received_direct,
    dossier_figures.carried_over,
    dossier_figures.resolved_total,
    dossier_figures.resolved_late,
    dossier_figures.pending_total,
    dossier_figures.pending_late,
    dossier_figures.late_basis,
    dossier_figures.late_total,
    dossier_figures.late_rate,
    dossier_figures.on_time_rate,
    dossier_figures.online_rate,
    coalesce(current_sources.title, uploads.file_name) as source,
    dossier_figures.origin
from dossier_figures
inner join uploads on uploads.upload_id = dossier_figures.upload_id
left join current_sources on current_sources.source_id = dossier_figures.source_id
where
    dossier_figures.span = 'line'
    and ($unit is null or dossier_figures.unit = cast($unit as varchar))
    and ($unit_id is null or dossier_figures.unit_id = cast($unit_id as varchar))
    and ($province is null or dossier_figures.province = cast($province as varchar))
    and ($period is null or dossier_figures.period = cast($period as varchar))
    and ($late_basis is null or dossier_figures.late_basis = cast($late_basis as varchar))
order by
    dossier_figures.late_total desc nulls last,
    dossier_figures.late_rate desc nulls last,
    in_name_order(dossier_figures.province),
    in_name_order(dossier_figures.unit),
    dossier_figures.period,
    dossier_figures.unit_id,
    dossier_figures.position
