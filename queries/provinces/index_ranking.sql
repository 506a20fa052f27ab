-- one row per province of a group with a figure of one index in one year: the own one first, then best to worst.
-- Places go by published rank where as many have one as have points, else by points, ties sharing the better place;
-- percentile = 100 × (placed − place) ÷ (placed − 1): the share of the others that do not stand above. Gaps are in
-- points, to whoever stands next above and below. Without $members the group is the whole country: a published rank of so
-- many is its percentile, and where there is none, only a place among nearly all (90 %) of the provinces makes one; $near
-- keeps those within so many places of the own one. An own one that is no member is told as outside the group: without a
-- place, and counted nowhere.
with figures as (
    select
        index_figures.*,
        units.name as province,
        coalesce(units.name = cast($own as varchar), false) as is_own,
        $members is not null and not list_contains(cast($members as varchar[]), units.name) as is_outside,
        case when not is_outside then index_figures.rank end as counted_rank,
        case when not is_outside then index_figures.value end as counted_value,
        count(counted_rank) over () >= count(counted_value) over () as is_by_rank
    from index_figures
    inner join units on units.unit_id = index_figures.province_id
    where
        index_figures.index_type = cast($index_type as varchar)
        and index_figures.year = cast($year as integer)
        and (
            $members is null
            or list_contains(cast($members as varchar[]), units.name)
            or units.name = cast($own as varchar)
        )
),

placed as (
    select
        figures.*,
        case
            when (case when figures.is_by_rank then figures.counted_rank else figures.counted_value end) is not null
                then rank() over (
                    order by
                        case when figures.is_by_rank then figures.counted_rank end nulls last,
                        case when not figures.is_by_rank then figures.counted_value end desc nulls last
                )
        end as place
    from figures
),

steps as (
    select
        places.place,
        lag(places.provinces) over (order by places.place) as above,
        lag(places.value) over (order by places.place) as value_above,
        lead(places.provinces) over (order by places.place) as below,
        lead(places.value) over (order by places.place) as value_below
    from (
        select
            placed.place,
            string_agg(placed.province, ', ' order by in_name_order(placed.province), placed.province_id) as provinces,
            max(placed.value) as value
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
        count(placed.counted_value) over () as units_with_value,
        coalesce(
            case
                when $members is null
                    then 100.0 * (placed.out_of - placed.rank) / nullif(placed.out_of - 1, 0)
            end,
            case
                when
                    $members is not null
                    or count(placed.place) over ()
                    >= 0.9 * case when placed.year < 2009 then 64 when placed.year < 2025 then 63 else 34 end
                    then
                        100.0 * (count(placed.place) over () - placed.place)
                        / nullif(count(placed.place) over () - 1, 0)
            end
        ) as percentile,
        steps.above,
        steps.value_above - placed.value as gap_above,
        steps.below,
        placed.value - steps.value_below as gap_below,
        quantile_cont(placed.counted_value, 0.25) over () as lower_quartile,
        median(placed.counted_value) over () as median_value,
        quantile_cont(placed.counted_value, 0.75) over () as upper_quartile,
        placed.value - median(placed.counted_value) over () as gap_to_median,
        max(case when placed.is_own then placed.place end) over () as own_place
    from placed
    left join steps on steps.place = placed.place
)

select
    told.index_type,
    told.province,
    told.year,
    told.value,
    told.rank,
    told.out_of,
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
    told.is_by_rank,
    told.is_own,
    told.is_outside,
    case when told.is_outside then 'outside' end as membership,
    told.flag,
    coalesce(standing_sources.title, uploads.file_name) as source
from told
inner join uploads on uploads.upload_id = told.upload_id
left join standing_sources on standing_sources.source_id = told.source_id
where $near is null or abs(told.place - told.own_place) <= cast($near as integer)
order by
    told.is_own desc,
    told.place nulls last,
    told.value desc nulls last,
    in_name_order(told.province),
    told.province_id
