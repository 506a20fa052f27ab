-- one row per province of a group with a figure of one index in one year: the own one first, then best to worst.
-- Without $members the group is the whole country. They are ordered by published rank where as many have one as have
-- points, else by points, ties sharing the better place. `place` is told (out of `place_total`) where it is one: in the country
-- the published rank; in a group that is known to nine in ten (`nearly_whole`: `placed_units` of `group_size`) the order; else only for
-- those of whom everybody better in the country is known. percentile = 100 × (total − place) ÷ (total − 1). Gaps are in points, to
-- whoever is next above and below, where that is known; median and quartiles where nine in ten have points. $near keeps those within so many places of the own one. An own
-- one that is no member is told as outside the group: without a place, and counted nowhere.
with in_year as (
    select
        index_figures.*,
        rank() over (order by index_figures.rank nulls last) - 1 as better_ranked,
        max(index_figures.out_of) over () as listed_total
    from index_figures
    where
        index_figures.index_type = cast($index_type as varchar)
        and index_figures.year = cast($year as integer)
),

figures as (
    select
        in_year.*,
        units.name as province,
        coalesce(units.name = cast($own as varchar), false) as is_own,
        $members is not null and not list_contains(cast($members as varchar[]), units.name) as is_outside,
        case when not is_outside then in_year.rank end as counted_rank,
        case when not is_outside then in_year.value end as counted_value,
        count(counted_rank) over () >= count(counted_value) over () as is_by_rank,
        coalesce(
            len(list_distinct(cast($members as varchar[]))), in_year.listed_total, in_year.provinces_total
        ) as group_size
    from in_year
    inner join units on units.unit_id = in_year.province_id
    where
        $members is null
        or list_contains(cast($members as varchar[]), units.name)
        or units.name = cast($own as varchar)
),

ordered as (
    select
        figures.*,
        case
            when (case when figures.is_by_rank then figures.counted_rank else figures.counted_value end) is not null
                then rank() over (
                    order by
                        case when figures.is_by_rank then figures.counted_rank end nulls last,
                        case when not figures.is_by_rank then figures.counted_value end desc nulls last
                )
        end as order_place
    from figures
),

counted as (
    select
        ordered.*,
        count(ordered.order_place) over () as placed_units,
        nearly_whole(count(ordered.order_place) over (), ordered.group_size) as is_nearly_whole
    from ordered
),

placed as (
    select
        counted.*,
        case
            when counted.order_place is null then null
            when $members is null and counted.is_by_rank then counted.rank
            when
                counted.is_nearly_whole
                or (counted.is_by_rank and counted.better_ranked >= counted.rank - 1)
                then counted.order_place
        end as place,
        case
            when place is null then null
            when $members is null and counted.is_by_rank then coalesce(counted.out_of, counted.group_size)
            when counted.is_nearly_whole then counted.placed_units
            else counted.group_size
        end as place_total
    from counted
),

places as (
    select
        placed.place,
        string_agg(placed.province, ', ' order by in_name_order(placed.province), placed.province_id) as provinces,
        max(placed.value) as value,
        combined_flags(list(placed.flag)) as flag,
        placed.place + count(*) as next_place
    from placed
    where placed.place is not null
    group by placed.place
),

steps as (
    select
        places.place,
        case when lag(places.next_place) over up = places.place then lag(places.provinces) over up end as above,
        case when lag(places.next_place) over up = places.place then lag(places.value) over up end as value_above,
        case when lag(places.next_place) over up = places.place then lag(places.flag) over up end as above_flag,
        case when lead(places.place) over up = places.next_place then lead(places.provinces) over up end as below,
        case when lead(places.place) over up = places.next_place then lead(places.value) over up end as value_below,
        case when lead(places.place) over up = places.next_place then lead(places.flag) over up end as below_flag
    from places
    window up as (order by places.place)
),

members_placed as (
    select
        placed.*,
        count(*) filter (where not placed.is_outside) over () as units_with_figures,
        count(placed.counted_value) over () as units_with_value,
        nearly_whole(units_with_value, placed.group_size) as has_middle,
        coalesce(
            case
                when $members is null
                    then percentile(placed.rank, placed.out_of)
            end,
            percentile(placed.place, placed.place_total)
        ) as percentile,
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
    members_placed.index_type,
    members_placed.province,
    members_placed.year,
    members_placed.value,
    members_placed.rank,
    members_placed.out_of,
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
    members_placed.is_by_rank,
    members_placed.is_own,
    members_placed.is_outside,
    case when members_placed.is_outside then 'outside' end as membership,
    members_placed.flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    members_placed.origin
from members_placed
inner join uploads on uploads.upload_id = members_placed.upload_id
left join current_sources on current_sources.source_id = members_placed.source_id
where $near is null or abs(members_placed.place - members_placed.own_place) <= cast($near as integer)
order by
    members_placed.is_own desc,
    members_placed.order_place nulls last,
    members_placed.value desc nulls last,
    in_name_order(members_placed.province),
    members_placed.province_id
