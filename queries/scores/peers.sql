-- one row per unit of a group with a total in one year: $unit of $province first, then the best first. The group is
-- $members (unit ids); without them the unit's cohort in its province (of a cohort that was ranked in several lists, the own
-- list), or with $kind_only the units of its name in every province; `peer` names the province too where there are
-- several. They are ordered by ratio, ties sharing the better place; by score where more of one cohort of one province have
-- that (`is_by_score`: a ranking without maxima). `place` is told, out of `place_total`, where nine in ten of the group have
-- what they are ordered by (`nearly_whole`), as the middle is; else in an own cohort the published rank is the place. Neither is told
-- where ranks of several files may be those of several lists (`is_apart`). percentile and gaps (points of ratio or
-- score) as in index_ranking.sql, none among those of one kind, of whom nobody knows how many there are. $near keeps those within
-- so many places of the own one. A total of only `total_known_areas` of `total_areas` is ordered by nothing and counted nowhere. An own one that is no member is told as outside the group: without a place, and counted nowhere.
with own as (
    select
        units.unit_id,
        units.name,
        units.province_id,
        units.cohort
    from units
    where
        units.name = cast($unit as varchar)
        and units.province = cast($province as varchar)
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
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
        if(ranked_totals.total_known_areas is null, ranked_totals.score, null) as whole_score,
        ranked_totals.total_known_areas,
        ranked_totals.total_areas,
        ranked_totals.ratio,
        ranked_totals.rank,
        ranked_totals.out_of,
        ranked_totals.class,
        ranked_totals.is_ranked_here,
        ranked_totals.list_size,
        coalesce(
            ranked_totals.score, ranked_totals.ratio, ranked_totals.self_score, ranked_totals.rank, ranked_totals.rank_change
        ) is not null
        or ranked_totals.class is not null as has_figure,
        ranked_totals.flag,
        ranked_totals.upload_id,
        ranked_totals.source,
        ranked_totals.origin,
        $members is null and not coalesce(cast($kind_only as boolean), false) as is_cohort,
        ranked_totals.unit_id in (select own.unit_id from own) as is_own,
        $members is not null
        and not list_contains(cast($members as varchar[]), ranked_totals.unit_id) as is_outside,
        case
            when is_cohort and count(distinct ranked_totals.out_of) over () > 1 then ranked_totals.out_of
        end as list_total
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

measured as (
    select
        totals.*,
        totals.unit || case
            when min(totals.province) over () = max(totals.province) over () then ''
            else ' · ' || totals.province
        end as peer,
        count(totals.whole_score) over () > count(totals.ratio) over ()
        and count(distinct totals.max_score) over () <= 1
        and min(totals.province || totals.cohort) over () = max(totals.province || totals.cohort) over () as is_by_score,
        case when totals.is_outside then null when is_by_score then totals.whole_score else totals.ratio end as counted_value,
        case
            when $members is not null then len(list_distinct(cast($members as varchar[])))
            when totals.is_cohort then max(coalesce(totals.list_size, totals.out_of)) over ()
        end as group_size,
        -- ranks of several files, more than one list can hold: nobody knows who stood in which
        totals.is_cohort
        and min(if(totals.rank is null, null, totals.upload_id)) over ()
        < max(if(totals.rank is null, null, totals.upload_id)) over ()
        and coalesce(count(totals.rank) over () > min(totals.out_of) over (), true) as is_apart
    from totals
    where
        not exists (
            select 1
            from totals as own
            where own.is_own and own.list_total is distinct from totals.list_total
        )
),

ordered as (
    select
        measured.*,
        if(measured.is_by_score, measured.whole_score, measured.ratio) as value,
        case
            when measured.counted_value is not null
                then rank() over (order by measured.counted_value desc nulls last)
        end as order_place,
        count(measured.counted_value) over () as placed_units
    from measured
),

placed as (
    select
        ordered.*,
        case
            when ordered.is_apart then null
            when ordered.is_cohort and not nearly_whole(ordered.placed_units, ordered.group_size)
                then ordered.rank
            when nearly_whole(ordered.placed_units, coalesce(ordered.group_size, ordered.placed_units))
                then ordered.order_place
        end as place,
        case
            when place is null then null
            when ordered.is_cohort and not nearly_whole(ordered.placed_units, ordered.group_size)
                then ordered.out_of
            else ordered.placed_units
        end as place_total
    from ordered
),

steps as (
    select
        places.place,
        case when lag(places.next_place) over up = places.place then lag(places.units) over up end as above,
        case when lag(places.next_place) over up = places.place then lag(places.value) over up end as value_above,
        case when lag(places.next_place) over up = places.place then lag(places.flag) over up end as above_flag,
        case when lead(places.place) over up = places.next_place then lead(places.units) over up end as below,
        case when lead(places.place) over up = places.next_place then lead(places.value) over up end as value_below,
        case when lead(places.place) over up = places.next_place then lead(places.flag) over up end as below_flag
    from (
        select
            placed.place,
            string_agg(placed.peer, ', ' order by in_name_order(placed.peer), placed.unit_id) as units,
            max(placed.value) as value,
            combined_flags(list(placed.flag)) as flag,
            placed.place + count(*) as next_place
        from placed
        where placed.place is not null
        group by placed.place
    ) as places
    window up as (order by places.place)
),

members_placed as (
    select
        placed.*,
        count(*) filter (where placed.has_figure and not placed.is_outside) over () as units_with_figures,
        count(placed.counted_value) over () as units_with_value,
        -- Those of one kind are by their name those that have figures.
        not coalesce(placed.is_apart, false) and nearly_whole(
            units_with_value, if(placed.is_cohort, placed.group_size, coalesce(placed.group_size, units_with_figures))
        ) as has_middle,
        case
            when not coalesce(cast($kind_only as boolean), false) or $members is not null
                then percentile(placed.place, placed.place_total)
        end as percentile,
        steps.above,
        steps.above_flag,
        steps.value_above - placed.value as gap_above,
        steps.below,
        steps.below_flag,
        placed.value - steps.value_below as gap_below,
        if(has_middle, quantile_cont(placed.counted_value, 0.25) over (), null) as lower_quartile,
        if(has_middle, median(placed.counted_value) over (), null) as median_value,
        if(has_middle, quantile_cont(placed.counted_value, 0.75) over (), null) as upper_quartile,
        placed.value - median_value as gap_to_median,
        if(
            has_middle, combined_flags(list(placed.flag) filter (where placed.counted_value is not null) over ()), null
        ) as middle_flag,
        max(case when placed.is_own then placed.place end) over () as own_place
    from placed
    left join steps on steps.place = placed.place
)

select
    members_placed.unit_id,
    members_placed.peer,
    members_placed.unit,
    members_placed.province,
    members_placed.cohort,
    members_placed.year,
    members_placed.framework,
    members_placed.max_score,
    members_placed.score,
    members_placed.total_known_areas,
    members_placed.total_areas,
    members_placed.ratio,
    members_placed.rank,
    members_placed.out_of,
    members_placed.class,
    members_placed.value,
    members_placed.is_by_score,
    members_placed.is_ranked_here,
    members_placed.place,
    members_placed.place_total,
    members_placed.placed_units,
    members_placed.group_size,
    members_placed.units_with_figures,
    members_placed.units_with_value,
    members_placed.percentile,
    members_placed.above,
    members_placed.above_flag,
    members_placed.gap_above,
    members_placed.below,
    members_placed.below_flag,
    members_placed.gap_below,
    members_placed.lower_quartile,
    members_placed.median_value,
    members_placed.upper_quartile,
    members_placed.gap_to_median,
    members_placed.middle_flag,
    members_placed.is_own,
    members_placed.is_outside,
    case when members_placed.is_outside then 'outside' end as membership,
    members_placed.flag,
    members_placed.source,
    members_placed.origin
from members_placed
where $near is null or abs(members_placed.place - members_placed.own_place) <= cast($near as integer)
order by
    members_placed.is_own desc,
    members_placed.order_place nulls last,
    members_placed.rank nulls last,
    in_name_order(members_placed.province),
    in_name_order(members_placed.unit),
    members_placed.unit_id
