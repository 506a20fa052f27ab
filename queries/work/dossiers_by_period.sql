-- one row per unit and period: dossiers received, resolved and pending, with the two rates
-- A sum is blank where any field leaves it blank, a mean where there are several fields. on_time_rate = (early + on time) ÷ resolved;
-- online_rate = online ÷ (received − carried over); both blank where nothing was resolved or received.
with counts as (
    select
        units.name as unit,
        units.province,
        standing_dossier_counts.unit_id,
        standing_dossier_counts.period,
        arg_min(standing_dossier_counts.flag, standing_dossier_counts.position) as flag,
        arg_min(
            coalesce(standing_sources.title, uploads.file_name), standing_dossier_counts.position
        ) as source,
        if(count(received_total) = count(*), sum(received_total), null) as received_total,
        if(count(received_online) = count(*), sum(received_online), null) as received_online,
        if(count(received_direct) = count(*), sum(received_direct), null) as received_direct,
        if(count(carried_over) = count(*), sum(carried_over), null) as carried_over,
        if(count(resolved_total) = count(*), sum(resolved_total), null) as resolved_total,
        if(count(resolved_early) = count(*), sum(resolved_early), null) as resolved_early,
        if(count(resolved_on_time) = count(*), sum(resolved_on_time), null) as resolved_on_time,
        if(count(resolved_late) = count(*), sum(resolved_late), null) as resolved_late,
        if(
            count(coalesce(resolved_early_or_on_time, resolved_early, resolved_on_time)) = count(*),
            sum(
                coalesce(
                    resolved_early_or_on_time,
                    coalesce(resolved_early, 0) + coalesce(resolved_on_time, 0)
                )
            ),
            null
        ) as resolved_early_or_on_time,
        if(count(pending_total) = count(*), sum(pending_total), null) as pending_total,
        if(count(pending_in_time) = count(*), sum(pending_in_time), null) as pending_in_time,
        if(count(pending_late) = count(*), sum(pending_late), null) as pending_late,
        if(count(*) = 1, max(average_days), null) as average_days
    from standing_dossier_counts
    inner join units on units.unit_id = standing_dossier_counts.unit_id
    inner join uploads on uploads.upload_id = standing_dossier_counts.upload_id
    left join standing_sources on standing_sources.source_id = standing_dossier_counts.source_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
    group by units.name, units.province, standing_dossier_counts.unit_id, standing_dossier_counts.period
)

select
    counts.*,
    100.0 * coalesce(counts.resolved_early_or_on_time, counts.resolved_total - counts.resolved_late)
    / nullif(counts.resolved_total, 0) as on_time_rate,
    100.0 * counts.received_online
    / nullif(counts.received_total - coalesce(counts.carried_over, 0), 0) as online_rate
from counts
order by counts.province, counts.unit, counts.period, counts.unit_id
