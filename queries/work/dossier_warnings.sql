-- one row per identity that a unit's standing dossiers break in a period: what is stated, and what its parts come to
-- received_parts: received = online + direct + carried over · received_balance: received = resolved + pending
-- resolved_parts: resolved = early + on time + late · pending_parts: pending = in time + late
-- paid_online, received_online, digitised: a part that is more than its whole (dossiers with something to pay, newly received)
-- carried_over: carried over = pending of the period before · longer_period: a longer period = the shorter ones in it
with figures as materialized (
    select dossier_figures.*
    from dossier_figures
    where
        dossier_figures.span in ('period', 'year_to_date')
        and ($unit is null or dossier_figures.unit = cast($unit as varchar))
        and ($unit_id is null or dossier_figures.unit_id = cast($unit_id as varchar))
        and ($province is null or dossier_figures.province = cast($province as varchar))
),

stated as materialized (
    select
        figures.*,
        lag(figures.pending_total) over of_type as pending_before,
        lag(figures.ends_on) over of_type as ended_before
    from figures
    where figures.span = 'period'
    window of_type as (
        partition by figures.unit_id, figures.period_type
        order by figures.starts_on
    )
),

added as (
    select figures.*
    from figures
    where figures.span = 'year_to_date' and figures.periods_added > 1
),

identities as (
    select
        stated.*,
        named.*
    from stated
    cross join lateral (
        values
        (1, 'received_parts', received_total, received_online + received_direct + carried_over),
        (2, 'received_balance', received_total, resolved_total + pending_total),
        (3, 'resolved_parts', resolved_total, resolved_early_or_on_time + resolved_late),
        (4, 'pending_parts', pending_total, pending_in_time + pending_late),
        (5, 'carried_over', carried_over, if(ended_before + 1 = starts_on, pending_before, null)),
        (7, 'paid_online', payable_total, greatest(paid_online, payable_total)),
        (8, 'received_online', received_new, greatest(received_online, received_new)),
        (9, 'digitised', received_new, greatest(digitised, received_new))
    ) as named(identity_no, identity, stated_count, added_count)
    union all by name
    select
        stated.*,
        6 as identity_no,
        'longer_period' as identity,
        stated.resolved_total as stated_count,
        cast(added.resolved_total as bigint) as added_count
    from stated
    inner join added
        on
            added.unit_id = stated.unit_id
            and added.ends_on = stated.ends_on
            and added.period_type != stated.period_type
            and month(stated.starts_on) = 1
)

select distinct
    identities.unit,
    identities.province,
    identities.period,
    identities.identity,
    identities.stated_count,
    identities.added_count,
    coalesce(current_sources.title, uploads.file_name) as source,
    identities.origin,
    identities.starts_on,
    identities.ends_on,
    identities.unit_id,
    identities.identity_no
from identities
inner join uploads on uploads.upload_id = identities.upload_id
left join current_sources on current_sources.source_id = identities.source_id
where identities.stated_count != identities.added_count
order by
    in_name_order(identities.province),
    in_name_order(identities.unit),
    identities.starts_on,
    identities.ends_on,
    identities.unit_id,
    identities.identity_no,
    identities.added_count
