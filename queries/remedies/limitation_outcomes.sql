-- one row per limitation that costs points: how far it was on $as_of (today, where it is not given), and what came back in the next year's sheet
-- First those that were confirmed and lost their points again (`is_lost_in_spite`), those that now lose most first. Outcomes are those of its lines
-- (`loss_outcomes`): where they differ, those that can be compared say which, by `known_lost` points then and `lost_next` in the next
-- sheet. `won_back` is its share of what its lines have again; `untold_lost` points are of criteria that are gone, not comparable or unknown.
with today as (
    select asked_day($as_of) as day
),

outcomes as (
    select criterion_outcomes.*
    from criterion_outcomes
    where
        criterion_outcomes.loss_outcome is not null
        and ($unit is null or criterion_outcomes.unit = cast($unit as varchar))
        and ($unit_id is null or criterion_outcomes.unit_id = cast($unit_id as varchar))
        and ($province is null or criterion_outcomes.province = cast($province as varchar))
        and ($year is null or criterion_outcomes.year = cast($year as integer))
),

lines as (
    select
        limitation_shares.unit_id,
        limitation_shares.year,
        limitation_shares.limitation_id,
        limitation_shares.share,
        outcomes.unit,
        outcomes.province,
        outcomes.loss_outcome,
        cast(limitation_shares.share * outcomes.won_back / outcomes.deduction as decimal(18, 6)) as won_back,
        if(
            outcomes.won_back is null,
            null,
            cast(limitation_shares.share * greatest(outcomes.next_deduction, 0) / outcomes.deduction as decimal(18, 6))
        ) as lost_next,
        outcomes.flag,
        outcomes.origin
    from limitation_shares
    inner join outcomes
        on outcomes.unit_id = limitation_shares.unit_id
        and outcomes.year = limitation_shares.year
        and list_contains(outcomes.positions, limitation_shares.position)
    where
        ($unit_id is null or limitation_shares.unit_id = cast($unit_id as varchar))
        and ($year is null or limitation_shares.year = cast($year as integer))
),

by_limitation as (
    select
        lines.unit_id,
        lines.year,
        lines.limitation_id,
        any_value(lines.unit) as unit,
        any_value(lines.province) as province,
        sum(lines.share) as lost_points,
        sum(lines.share) filter (where lines.won_back is not null) as known_lost,
        sum(lines.won_back) as won_back,
        sum(lines.lost_next) as lost_next,
        sum(lines.share) filter (where lines.won_back is null) as untold_lost,
        case
            when count(distinct lines.loss_outcome) = 1 then any_value(lines.loss_outcome)
            when sum(lines.lost_next) > sum(lines.share) filter (where lines.won_back is not null) then 'lost_more'
            when sum(lines.won_back) > 0 then 'won_part'
            when count(lines.won_back) > 0 then 'lost_again'
            else 'not_comparable'
        end as loss_outcome,
        combined_flags(list(lines.flag)) as flag,
        string_agg(lines.origin, chr(10) order by lines.origin) as origin
    from lines
    group by lines.unit_id, lines.year, lines.limitation_id
)

select
    by_limitation.unit,
    by_limitation.province,
    by_limitation.year,
    followed_limitations.text as limitation,
    limitation_spans.limitation_state,
    by_limitation.lost_points,
    by_limitation.loss_outcome,
    by_limitation.known_lost,
    by_limitation.won_back,
    by_limitation.lost_next,
    by_limitation.untold_lost,
    limitation_spans.limitation_state = 'confirmed' and by_limitation.loss_outcome in ('lost_again', 'lost_more') as is_lost_in_spite,
    by_limitation.flag,
    by_limitation.origin
from by_limitation
cross join today
inner join followed_limitations
    on followed_limitations.unit_id = by_limitation.unit_id
    and followed_limitations.year = by_limitation.year
    and followed_limitations.limitation_id = by_limitation.limitation_id
inner join limitation_spans
    on limitation_spans.unit_id = by_limitation.unit_id
    and limitation_spans.year = by_limitation.year
    and limitation_spans.limitation_id = by_limitation.limitation_id
    and today.day between limitation_spans.first_day and limitation_spans.last_day
where
    ($unit_id is null or followed_limitations.unit_id = cast($unit_id as varchar))
    and ($year is null or followed_limitations.year = cast($year as integer))
    and ($unit_id is null or limitation_spans.unit_id = cast($unit_id as varchar))
    and ($year is null or limitation_spans.year = cast($year as integer))
order by
    is_lost_in_spite desc,
    in_name_order(by_limitation.province),
    in_name_order(by_limitation.unit),
    by_limitation.year,
    by_limitation.unit_id,
    if(is_lost_in_spite, by_limitation.lost_next, null) desc nulls last,
    by_limitation.lost_points desc,
    followed_limitations.position,
    by_limitation.limitation_id
