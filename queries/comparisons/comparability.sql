-- one row per rule that a comparison breaks, the gravest first; one row of the rule «comparable» where it breaks none,
-- none where there are not two figures to compare. `verdict` is that of the whole comparison: the worst of all.
-- `items` are the first four things that break a rule, each as the values that its sentence names; `more_items` counts the others.
-- Compared are the figures of the topics and indices, of the provinces, units, peers or families, in the years or periods
-- given; without provinces and units everybody is compared, and then it matters how many have a figure, as it does of the
-- members of a group ($is_group: those named are one, in which places are told).
with gathered as (
    select
        compared_figures.*,
        compared_figures.index_type in ('CCHC', 'PAR') as has_framework,
        if(compared_figures.topic = 'index', compared_figures.index_type, compared_figures.province)
        || ' ' || cast(compared_figures.year as varchar) as contest,
        periods.period_type,
        periods.starts_on,
        periods.ends_on
    from compared_figures
    left join periods on periods.period = compared_figures.period
    where
        ($topics is null or list_contains(cast($topics as varchar[]), compared_figures.topic))
        and (
            $index_types is null
            or list_contains(cast($index_types as varchar[]), compared_figures.index_type)
        )
        and ($provinces is null or list_contains(cast($provinces as varchar[]), compared_figures.province))
        and ($province_ids is null or list_contains(cast($province_ids as varchar[]), compared_figures.province_id))
        and ($units is null or list_contains(cast($units as varchar[]), compared_figures.unit))
        and ($unit_ids is null or list_contains(cast($unit_ids as varchar[]), compared_figures.unit_id))
        and ($cohort is null or compared_figures.cohort = cast($cohort as varchar))
        and (
            $peers_of is null
            or compared_figures.cohort in (
                select units.cohort
                from units
                where
                    units.name = cast($peers_of as varchar)
                    and ($provinces is null or list_contains(cast($provinces as varchar[]), units.province))
            )
        )
        and (
            $new_provinces is null
            or compared_figures.province_id in (
                select province_families.province_id
                from province_families
                where list_contains(cast($new_provinces as varchar[]), province_families.new_province)
            )
        )
        and (
            $geography is null
            or coalesce(compared_figures.era, 'both') in ('both', cast($geography as varchar))
        )
        and (
            $family_of is null
            or compared_figures.unit_id in (
                select kin.unit_id
                from unit_ends as kin
                inner join unit_ends as own
                    on own.successor = kin.successor and own.new_province = kin.new_province
                where own.unit_id = cast($family_of as varchar)
            )
        )
        and ($years is null or list_contains(cast($years as integer[]), compared_figures.year))
        and ($periods is null or list_contains(cast($periods as varchar[]), compared_figures.period))
        and ($period_type is null or periods.period_type = cast($period_type as varchar))
        and ($snapshot is null or compared_figures.snapshot = cast($snapshot as varchar))
),

-- Wards and communes of a province may be ranked apart though they are one cohort: then the lists are told apart by how many
-- were ranked in each, and peers are those of the own list.
listed as (
    select
        gathered.*,
        case
            when
                gathered.topic = 'result'
                and count(distinct gathered.out_of) over (partition by gathered.contest, gathered.cohort) > 1
                then gathered.out_of
        end as list_total
    from gathered
),

figures as (
    select listed.*
    from listed
    where
        $peers_of is null
        or not exists (
            select 1
            from listed as own
            where
                own.unit = cast($peers_of as varchar)
                and own.contest = listed.contest
                and own.cohort = listed.cohort
                and own.list_total is distinct from listed.list_total
        )
),

spans as (
    select distinct
        figures.index_type,
        figures.period,
        figures.snapshot,
        figures.starts_on,
        figures.ends_on
    from figures
),

years as (
    select unnest(cast($years as integer[])) as year
    union
    select figures.year
    from figures
),

-- What is ranked in one list: an index in a year, one kind of units of a province in a year. A year that was asked
-- for counts for an index even without a figure: it is known how many provinces there were.
contests as (
    select
        figures.index_type,
        figures.contest,
        figures.topic = 'index' as is_national,
        count(distinct figures.unit_id) as units,
        count(figures.rank) > 0 as is_ranked,
        coalesce(max(figures.out_of), max(figures.provinces_total)) as out_of,
        max(figures.provinces_total) as provinces
    from figures
    group by figures.index_type, figures.contest, figures.topic, figures.cohort, figures.list_total
    union all by name
    select distinct
        figures.index_type,
        figures.index_type || ' ' || cast(years.year as varchar) as contest,
        true as is_national,
        null as units,
        true as is_ranked,
        provinces_in(years.year, geography_of(years.year)) as out_of,
        null as provinces
    from figures
    cross join years
    where
        figures.topic = 'index'
        and not exists (
            select 1
            from figures as held
            where held.index_type = figures.index_type and held.year = years.year
        )
),

flags as (
    select
        figures.index_type,
        unnest(string_split(coalesce(figures.flag, ''), ';')) as flag
    from figures
),

-- Who was asked for but lacks a year. A province is not missed where it was not one: an index says by its figures which
-- provinces it ranked in a year.
missing as (
    select
        asked_for.unit,
        asked_for.province,
        years.year
    from (
        select distinct
            figures.topic,
            figures.index_type,
            figures.unit,
            figures.province,
            figures.era
        from figures
    ) as asked_for
    cross join years
    left join index_geographies as lists
        on asked_for.topic = 'index' and lists.index_type = asked_for.index_type and lists.year = years.year
    where
        $years is not null
        and ($units is not null or (asked_for.topic = 'index' and $provinces is not null))
        and (
            coalesce(asked_for.era, 'both') not in ('old', 'new')
            or asked_for.era = coalesce(lists.geography, geography_of(years.year))
        )
        and not exists (
            select 1
            from figures
            where
                figures.index_type = asked_for.index_type
                and figures.unit = asked_for.unit
                and figures.province = asked_for.province
                and figures.year = years.year
        )
),

-- What each rule found, thing by thing.
found as (
    select distinct
        'index' as rule,
        [figures.index_type] as item
    from figures
    where (select count(distinct figures.index_type) from figures) > 1
    union all
    select distinct
        'cohort' as rule,
        [figures.cohort] as item
    from figures
    where (select count(distinct figures.cohort) from figures) > 1
    union all
    select distinct
        'cohort' as rule,
        [figures.cohort, cast(figures.list_total as varchar)] as item
    from figures
    where
        figures.list_total is not null
        and (figures.contest, figures.cohort) in (
            select (figures.contest, figures.cohort)
            from figures
            group by figures.contest, figures.cohort
            having count(distinct figures.list_total) > 1
        )
    union all
    select distinct
        'period_type' as rule,
        [figures.period_type] as item
    from figures
    where (select count(distinct figures.period_type) from figures) > 1
    union all
    select distinct
        'overlap' as rule,
        [spans.period, spans.snapshot] as item
    from spans
    inner join spans as others
        on others.index_type = spans.index_type
        and (others.period, others.snapshot) != (spans.period, spans.snapshot)
        and others.starts_on <= spans.ends_on
        and spans.starts_on <= others.ends_on
    union all
    select
        'framework' as rule,
        [
            string_agg(distinct cast(figures.year as varchar), ', ' order by cast(figures.year as varchar)),
            figures.framework
        ] as item
    from figures
    where
        figures.index_type in (
            select figures.index_type
            from figures
            group by figures.index_type
            having count(distinct figures.framework) > 1
        )
        and figures.framework is not null
    group by figures.index_type, figures.framework
    union all
    select distinct
        'framework_unknown' as rule,
        [figures.contest] as item
    from figures
    where
        figures.has_framework
        and figures.framework is null
        and figures.index_type in (
            select contests.index_type
            from contests
            group by contests.index_type
            having count(*) > 1
        )
    union all
    select distinct
        'index_break' as rule,
        [cast(current_index_breaks.year as varchar), current_index_breaks.label] as item
    from current_index_breaks
    where
        current_index_breaks.index_type in (select figures.index_type from figures)
        and current_index_breaks.year > (select min(years.year) from years)
        and current_index_breaks.year <= (select max(years.year) from years)
        and list_contains(string_split(coalesce(current_index_breaks.affects, 'score'), ';'), 'score')
    union all
    select distinct
        'max_score' as rule,
        [cast(cast(figures.max_score as double) as varchar)] as item
    from figures
    where (select count(distinct figures.max_score) from figures) > 1 and figures.max_score is not null
    union all
    select distinct
        'counted_on' as rule,
        [figures.topic, unnest(figures.counted_on)] as item
    from figures
    where
        figures.topic in (
            select bases.topic
            from (
                select
                    figures.topic,
                    unnest(figures.counted_on) as basis
                from figures
            ) as bases
            group by bases.topic
            having count(distinct bases.basis) > 1
        )
    union all
    select distinct
        'era' as rule,
        [figures.era, figures.province] as item
    from figures
    where
        figures.era in ('old', 'new')
        and (select count(distinct figures.era) from figures where figures.era in ('old', 'new')) > 1
    union all
    select distinct
        'unit_merger' as rule,
        [
            current_unit_successors.old_name,
            current_unit_successors.new_name,
            cast(current_unit_successors.merged_on as varchar)
        ] as item
    from current_unit_successors
    where
        exists (
            select 1
            from figures
            where
                figures.unit = current_unit_successors.new_name
                and figures.ends_on >= current_unit_successors.merged_on
        )
        and exists (
            select 1
            from figures
            where
                figures.unit in (current_unit_successors.old_name, current_unit_successors.new_name)
                and figures.ends_on < current_unit_successors.merged_on
        )
    union all
    select
        'out_of' as rule,
        [
            coalesce(cast(contests.out_of as varchar), ''),
            array_to_string(list(contests.contest order by contests.contest desc)[1:3], ', ')
            || if(count(*) > 3, '…', '')
        ] as item
    from contests
    where
        contests.is_ranked
        and contests.index_type in (
            select contests.index_type
            from contests
            where contests.is_ranked
            group by contests.index_type
            having count(distinct coalesce(contests.out_of, 0)) > 1
        )
    group by contests.index_type, contests.out_of
    union all
    select distinct
        'coverage' as rule,
        [
            contests.contest,
            cast(contests.units as varchar),
            cast(if(contests.is_national, contests.provinces, contests.out_of) as varchar)
        ] as item
    from contests
    where
        coalesce($units is null and $unit_ids is null and $family_of is null and $new_provinces is null, false)
        and (not contests.is_national or $provinces is null)
        and contests.units < if(contests.is_national, contests.provinces, contests.out_of)
    union all
    select
        'coverage' as rule,
        [
            array_to_string(list(distinct figures.contest order by figures.contest desc)[1:3], ', '),
            cast(count(distinct figures.unit_id) as varchar),
            cast(any_value(asked_for.size) as varchar)
        ] as item
    from figures
    cross join (
        select
            len(
                list_distinct(coalesce(cast($unit_ids as varchar[]), cast($provinces as varchar[])))
            ) as size
    ) as asked_for
    where coalesce(cast($is_group as boolean), false)
    having count(distinct figures.unit_id) < any_value(asked_for.size)
    union all
    -- A list that tells no ranks and so not among how many tells by its lines how many it names.
    select
        'coverage' as rule,
        [figures.contest, cast(count(distinct figures.unit_id) as varchar), cast(any_value(named.units) as varchar)] as item
    from figures
    inner join (
        select
            unit_totals.province_id,
            unit_totals.cohort,
            unit_totals.year,
            count(*) filter (where unit_totals.listed) as units
        from unit_totals
        group by unit_totals.province_id, unit_totals.cohort, unit_totals.year
    ) as named
        on
            named.province_id = figures.province_id
            and named.cohort = figures.cohort
            and named.year = figures.year
    where $peers_of is not null and figures.topic = 'result'
    group by figures.contest, figures.cohort
    having count(figures.out_of) = 0 and count(distinct figures.unit_id) < any_value(named.units)
    union all
    select distinct
        'missing' as rule,
        [
            if(missing.unit = missing.province, missing.unit, missing.unit || ' ' || missing.province),
            cast(missing.year as varchar)
        ] as item
    from missing
    union all
    select
        'unsure' as rule,
        [
            flags.flag,
            cast(count(*) as varchar),
            cast((select count(*) from figures) as varchar)
        ] as item
    from flags
    where flags.flag in ('provisional', 'self_assessment', 'uncertain', 'derived', 'derived_rank', 'rank_of_known', 'disputed', 'conflict', 'partial')
    group by flags.flag
    union all
    select
        'computed' as rule,
        [
            cast(count(*) filter (where flags.flag = 'computed') as varchar),
            cast((select count(*) from figures) as varchar)
        ] as item
    from flags
    having
        count(*) filter (where flags.flag = 'computed') between 1 and (select count(*) from figures) - 1
),

broken as (
    select
        found.rule,
        list(found.item order by found.item)[1:4] as items,
        greatest(count(*) - 4, 0) as more_items
    from found
    group by found.rule
    union all
    select
        'comparable' as rule,
        cast([] as varchar[][]) as items,
        0 as more_items
    where not exists (select 1 from found)
)

select
    max_by(comparison_rules.verdict, -comparison_rules.position) over () as verdict,
    comparison_rules.rule,
    comparison_rules.verdict as rule_verdict,
    comparison_rules.title,
    comparison_rules.reason,
    comparison_rules.allowed,
    comparison_rules.basis,
    broken.items,
    broken.more_items
from broken
inner join comparison_rules on comparison_rules.rule = broken.rule
where
    (select count(*) from figures) > 1
    or ((select count(*) from figures) = 1 and (select count(*) from years) > 1)
order by comparison_rules.position
