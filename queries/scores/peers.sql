-- one row per unit of a group with a total in one year: $unit of $province first, then the best ratio first. The group is
-- $members (unit ids); without them the unit's cohort in its province, or with $kind_only the units of its
-- name in every province; `peer` names the province too where there are several. Place by ratio, ties sharing the
-- better one; percentile and gaps (points of ratio) as in index_ranking.sql; $near keeps those within so many places
-- of the own one. An own one that is no member is told as outside the group: without a place, and counted nowhere.
with own as (
    select
        units.unit_id,
        units.name,
        units.province_id,
        units.cohort
    from units
    where units.name = cast($unit as varchar) and units.province = cast($province as varchar)
),

totals as (
    select
        ranked_totals.unit_id,
        ranked_totals.unit,
        ranked_totals.province,
        ranked_totals.cohort,
        ranked_totals.year,
        ranked_totals.framework,
        ranked_totals.max_score,
        ranked_totals.score,
        ranked_totals.ratio,
        ranked_totals.rank,
        ranked_totals.out_of,
        ranked_totals.class,
        ranked_totals.flag,
        ranked_totals.source,
        ranked_totals.unit_id in (select own.unit_id from own) as is_own,
        $members is not null
        and not list_contains(cast($members as varchar[]), ranked_totals.unit_id) as is_outside,
        case when not is_outside then ranked_totals.ratio end as counted_ratio,
        ranked_totals.unit || case
            when min(ranked_totals.province) over () = max(ranked_totals.province) over () then ''
            else ' · ' || ranked_totals.province
        end as peer
    from ranked_totals
    where
        ranked_totals.year = cast($year as integer)
        and case
            when $members is not null
                then
                    list_contains(cast($members as varchar[]), ranked_totals.unit_id)
                    or ranked_totals.unit_id in (select own.unit_id from own)
            when cast($kind_only as boolean) then ranked_totals.unit in (select own.name from own)
            else
                ranked_totals.cohort in (select own.cohort from own)
                and ranked_totals.province_id in (select own.province_id from own)
        end
),

placed as (
    select
        totals.*,
        case
            when totals.counted_ratio is not null
                then rank() over (order by totals.counted_ratio desc nulls last)
        end as place
    from totals
),

steps as (
    select
        places.place,
        lag(places.units) over (order by places.place) as above,
        lag(places.ratio) over (order by places.place) as ratio_above,
        lead(places.units) over (order by places.place) as below,
        lead(places.ratio) over (order by places.place) as ratio_below
    from (
        select
            placed.place,
            string_agg(placed.peer, ', ' order by in_name_order(placed.peer), placed.unit_id) as units,
            max(placed.ratio) as ratio
        from placed
        where placed.place is not null
        group by placed.place
    ) as places
),

told as (
    select
        placed.*,
        count(placed.place) over () as placed_units,
        count(*) filter (where not placed.is_outside) over () as units_with_figures,
        count(placed.counted_ratio) over () as units_with_value,
        100.0 * (count(placed.place) over () - placed.place)
        / nullif(count(placed.place) over () - 1, 0) as percentile,
        steps.above,
        steps.ratio_above - placed.ratio as gap_above,
        steps.below,
        placed.ratio - steps.ratio_below as gap_below,
        quantile_cont(placed.counted_ratio, 0.25) over () as lower_quartile,
        median(placed.counted_ratio) over () as median_value,
        quantile_cont(placed.counted_ratio, 0.75) over () as upper_quartile,
        placed.ratio - median(placed.counted_ratio) over () as gap_to_median,
        max(case when placed.is_own then placed.place end) over () as own_place
    from placed
    left join steps on steps.place = placed.place
)

select
    told.unit_id,
    told.peer,
    told.unit,
    told.province,
    told.cohort,
    told.year,
    told.framework,
    told.max_score,
    told.score,
    told.ratio,
    told.rank,
    told.out_of,
    told.class,
    told.place,
    told.placed_units,
    told.units_with_figures,
    told.units_with_value,
    told.percentile,
    told.above,
    told.gap_above,
    told.below,
    told.gap_below,
    told.lower_quartile,
    told.median_value,
    told.upper_quartile,
    told.gap_to_median,
    told.is_own,
    told.is_outside,
    case when told.is_outside then 'outside' end as membership,
    told.flag,
    told.source
from told
where $near is null or abs(told.place - told.own_place) <= cast($near as integer)
order by
    told.is_own desc,
    told.place nulls last,
    told.rank nulls last,
    in_name_order(told.province),
    in_name_order(told.unit),
    told.unit_id
