-- Every national index of the provinces by year. Of the tables of the 766 index in a year the one of most provinces
-- counts (the newest by name among equals), and its ranks are out of its rows only if none is beyond them.
create or replace view index_figures as
select
    standing_index_results.index_type,
    standing_index_results.province_id,
    standing_index_results.year,
    standing_index_results.value,
    standing_index_results.rank,
    standing_index_results.out_of,
    standing_index_results.group_published,
    case
        when
            standing_index_results.rank_flag like '%disputed%'
            and coalesce(standing_index_results.flag, '') not like '%disputed%'
            then concat_ws(';', standing_index_results.flag, 'disputed')
        else standing_index_results.flag
    end as flag,
    standing_index_results.source_id,
    standing_index_results.rank_source_id,
    standing_index_results.upload_id,
    concat_ws(
        '|', 'index', standing_index_results.index_type, standing_index_results.year, standing_index_results.province_id, ''
    ) as origin
from standing_index_results
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
    portal.source_id,
    portal.source_id as rank_source_id,
    portal.upload_id,
    concat_ws('|', 'index', '766', portal.year, portal.unit_id, coalesce(portal.snapshot, ''), '') as origin
from (
    select
        counted.*,
        row_number() over (
            partition by counted.unit_id, counted.year
            order by counted.provinces desc, counted.snapshot desc nulls last
        ) as place
    from (
        select
            standing_index_766.*,
            cast(standing_index_766.period as integer) as year,
            count(*) over one_table as provinces,
            count(standing_index_766.rank) over one_table as ranked,
            max(standing_index_766.rank) over one_table as last_rank
        from standing_index_766
        inner join units on units.unit_id = standing_index_766.unit_id
        where units.kind = 'province' and standing_index_766.period not like '%-%'
        window one_table as (partition by standing_index_766.period, standing_index_766.snapshot)
    ) as counted
) as portal
where portal.place = 1;
