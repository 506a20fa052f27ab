-- Every national index of the provinces by year. Of the tables of the 766 index in a year the one of most provinces
-- counts (the newest by name among equals), what is final before what is not, and its ranks are out of its rows only if none is beyond them.
-- `geography` is the list that was ranked, of the 63 provinces ('old') or the 34 ('new'): as the data say, else as the year
-- has it; `provinces_total` is how many there were. Two provinces in one place are disputed unless their points are the same.
create or replace view index_figures as
with figures as (
    select
        current_index_results.index_type,
        current_index_results.province_id,
        current_index_results.year,
        current_index_results.value,
        current_index_results.rank,
        current_index_results.out_of,
        current_index_results.group_published,
        current_index_results.flag,
        coalesce(current_index_results.rank_flag like '%disputed%', false) as is_rank_disputed,
        current_index_results.source_id,
        current_index_results.rank_source_id,
        current_index_results.upload_id,
        coalesce(
            current_index_results.geography, geography_of(current_index_results.year)
        ) as geography,
        concat_ws(
            '|', 'index', current_index_results.index_type, current_index_results.year, current_index_results.province_id, ''
        ) as origin
    from current_index_results
    union all
    select
        '766' as index_type,
        portal.unit_id as province_id,
        portal.year,
        portal.total as value,
        portal.rank,
        case when portal.ranked >= portal.last_rank then portal.ranked end as out_of,
        null as group_published,
        portal.flag,
        false as is_rank_disputed,
        portal.source_id,
        portal.source_id as rank_source_id,
        portal.upload_id,
        geography_of(portal.year) as geography,
        concat_ws('|', 'index', '766', portal.year, portal.unit_id, coalesce(portal.snapshot, ''), '') as origin
    from (
        select
            counted.*,
            row_number() over (
                partition by counted.unit_id, counted.year
                order by finality(counted.flag) desc, counted.provinces desc, counted.snapshot desc nulls last
            ) as place
        from (
            select
                current_index_766.*,
                cast(current_index_766.period as integer) as year,
                count(*) over one_table as provinces,
                count(current_index_766.rank) over one_table as ranked,
                max(current_index_766.rank) over one_table as last_rank
            from current_index_766
            inner join units on units.unit_id = current_index_766.unit_id
            where units.kind = 'province' and current_index_766.period not like '%-%'
            window one_table as (partition by current_index_766.period, current_index_766.snapshot)
        ) as counted
    ) as portal
    where portal.place = 1
),

placed as (
    select
        figures.*,
        figures.is_rank_disputed
        or (
            figures.rank is not null
            and count(*) over same_place > 1
            and not (
                count(figures.value) over same_place = count(*) over same_place
                and max(figures.value) over same_place - min(figures.value) over same_place < 0.000001
            )
        ) as is_place_disputed
    from figures
    window same_place as (partition by figures.index_type, figures.year, figures.geography, figures.rank)
)

select
    placed.* exclude (flag, is_rank_disputed, is_place_disputed),
    if(
        placed.is_place_disputed and coalesce(placed.flag, '') not like '%disputed%',
        concat_ws(';', placed.flag, 'disputed'),
        placed.flag
    ) as flag,
    provinces_in(placed.year, placed.geography) as provinces_total
from placed;

-- Which provinces an index ranked in a year, those of before or since; blank where both.
create or replace view index_geographies as
select
    index_figures.index_type,
    index_figures.year,
    if(count(distinct index_figures.geography) = 1, max(index_figures.geography), null) as geography
from index_figures
group by index_figures.index_type, index_figures.year;
