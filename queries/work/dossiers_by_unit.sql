-- one row per unit of a province with dossiers in a period, the most late ones first, with its place by number and by share;
-- most by number, or by share where $sort_by is `late_rate`
-- Late: resolved late and pending late together where both are known (`all`), else resolved late alone (`resolved`);
-- the province's own line is no unit of it. Places are shared (1-2-2-4), among units of one cohort counted the same way.
select
    dossier_figures.unit,
    dossier_figures.province,
    dossier_figures.cohort,
    dossier_figures.period,
    dossier_figures.flag,
    dossier_figures.nothing_arisen,
    dossier_figures.worked_out,
    dossier_figures.received_total,
    dossier_figures.received_online,
    dossier_figures.received_direct,
    dossier_figures.resolved_total,
    dossier_figures.pending_total,
    dossier_figures.late_basis,
    dossier_figures.late_total,
    dossier_figures.late_rate,
    dossier_figures.on_time_rate,
    dossier_figures.in_time_rate,
    dossier_figures.online_rate,
    if(
        dossier_figures.late_total is null,
        null,
        rank() over (
            partition by dossier_figures.cohort, dossier_figures.late_basis
            order by dossier_figures.late_total desc nulls last
        )
    ) as late_place,
    if(
        dossier_figures.late_rate is null,
        null,
        rank() over (
            partition by dossier_figures.cohort, dossier_figures.late_basis
            order by round(dossier_figures.late_rate, 9) desc nulls last
        )
    ) as late_rate_place,
    coalesce(current_sources.title, uploads.file_name) as source,
    dossier_figures.origin
from dossier_figures
inner join uploads on uploads.upload_id = dossier_figures.upload_id
left join current_sources on current_sources.source_id = dossier_figures.source_id
where
    dossier_figures.span = 'period'
    and dossier_figures.unit != dossier_figures.province
    and dossier_figures.period = cast($period as varchar)
    and dossier_figures.province = cast($province as varchar)
    and (
        $province_id is null
        or dossier_figures.unit_id in (
            select units.unit_id
            from units
            where units.province_id = cast($province_id as varchar)
        )
    )
    and ($cohort is null or dossier_figures.cohort = cast($cohort as varchar))
    and ($late_basis is null or dossier_figures.late_basis = cast($late_basis as varchar))
order by
    if(cast($sort_by as varchar) = 'late_rate', round(dossier_figures.late_rate, 9), null) desc nulls last,
    dossier_figures.late_total desc nulls last,
    dossier_figures.late_rate desc nulls last,
    in_name_order(dossier_figures.unit),
    dossier_figures.unit_id
