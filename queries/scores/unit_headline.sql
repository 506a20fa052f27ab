-- one row per unit and year: where it stands, against the year before and against its next target. A change of rank is
-- what the document tells, else counted between two ranks that are sure and out of the same total; `is_rank_change_sure` is false
-- where the earlier rank is itself worked out, doubtful, or out of another total or, both lists being known as a whole, among other
-- units (`lists_differ`). A change of points is told where they may be
-- compared (`points_compare`); that of the ratio (points of a percent) stands in any case. A `partial` total has neither a ratio nor a change.
-- `flag` is of the total itself; `previous_flag`, `deduction_flag`, `target_flag` are of what it is set against.
-- `list_size` is how many a list has of which only `out_of` have a figure and are ranked. Of a `partial` total `total_known_areas` of `total_areas` have points.
-- `deduction` is what its areas lost, of `known_parts` of `all_parts` only where `is_whole` is false: see deduction_parts; where no area is
-- known, or the areas are of a sheet that tells another total (`sheet_score`), what the total lacks to its maximum.
-- `target_outlook`, `distance_to_target`: what `target_distances` says of this year's figure beside the target of the year, else of the next one.
-- `months_old`: whole months from the end of the year to $as_of (today, where it is not given), negative before it.
with totals as (
    select
        ranked_totals.*,
        coalesce(framework_names.framework, ranked_totals.framework_id) as compared_framework,
        regexp_matches(
            coalesce(ranked_totals.flag, ''), '(derived|disputed|uncertain|provisional|self_assessment|conflict|partial|rank_of_known)'
        ) as is_doubtful
    from ranked_totals
    left join framework_names on framework_names.framework_key = ranked_totals.framework_id
    where
        ($unit is null or ranked_totals.unit = cast($unit as varchar))
        and ($unit_id is null or ranked_totals.unit_id = cast($unit_id as varchar))
        and ($province is null or ranked_totals.province = cast($province as varchar))
),

lost as (
    select
        current_areas.unit_id,
        current_areas.year,
        sum(current_areas.deduction) as deduction,
        count(current_areas.deduction) as known_parts,
        count(*) as all_parts,
        count(*) filter (where current_areas.max_score is null) as parts_without_maximum,
        sum(current_areas.max_score) as parts_max_score,
        arg_max(current_areas.title, (current_areas.deduction, -current_areas.position)) filter (
            where current_areas.deduction is not null
        ) as worst_area,
        max(current_areas.deduction) as worst_deduction,
        string_agg(current_areas.origin, chr(10) order by current_areas.position) as origin,
        combined_flags(list(current_areas.flag)) as flag
    from current_areas
    inner join units on units.unit_id = current_areas.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($year is null or current_areas.year = cast($year as integer))
    group by current_areas.unit_id, current_areas.year
),

-- Who was ranked together; only a list of which every unit is known says that another one has other units.
rosters as (
    select
        unit_totals.province_id,
        unit_totals.cohort,
        unit_totals.year,
        list(distinct unit_totals.unit_id order by unit_totals.unit_id) as members
    from unit_totals
    where
        unit_totals.listed
        and ($province is null or unit_totals.province = cast($province as varchar))
    group by unit_totals.province_id, unit_totals.cohort, unit_totals.year
),

differing as (
    select
        differing_sheets.unit_id,
        differing_sheets.year,
        differing_sheets.sheet_score,
        differing_sheets.sheet_max_score
    from differing_sheets
    where
        ($unit is null or differing_sheets.unit = cast($unit as varchar))
        and ($unit_id is null or differing_sheets.unit_id = cast($unit_id as varchar))
        and ($province is null or differing_sheets.province = cast($province as varchar))
),

-- Of several targets of a year the smallest.
aims as (
    select
        current_targets.*,
        cast(current_targets.period as integer) as year,
        measure_held(current_targets.measure, current_targets.measure_unit) = 'ratio' as is_of_ratio
    from current_targets
    where current_targets.measure = 'score' and regexp_full_match(current_targets.period, '\d{4}')
    qualify row_number() over (
        partition by current_targets.unit_id, current_targets.period
        order by
            current_targets.value nulls last,
            coalesce(current_targets.flag, ''),
            current_targets.comparison,
            current_targets.measure_unit,
            in_name_order(current_targets.title),
            current_targets.title
    ) = 1
),

-- The figure that the target is held against, as `target_distances` holds it: of which time it is, and whether any more will come.
held as (
    select
        totals.unit_id,
        totals.year,
        aims.year as target_year,
        aims.value as target_score,
        aims.comparison,
        aims.measure_unit,
        aims.flag,
        case
            when aims.is_of_ratio then cast(totals.ratio as double)
            when coalesce(lower(aims.measure_unit), 'điểm') = 'điểm' then cast(totals.score as double)
        end as actual,
        totals.total_known_areas is not null as is_part,
        totals.year < aims.year as is_before,
        own_day(make_date(totals.year, 1, 1), make_date(totals.year, 12, 31), upload_days.handed_in_on)
        = make_date(totals.year, 12, 31) as is_over,
        not is_over and make_date(aims.year, 12, 31) < asked_day($as_of) as is_off_period
    from totals
    inner join aims on aims.unit_id = totals.unit_id and aims.year in (totals.year, totals.year + 1)
    inner join upload_days on upload_days.upload_id = totals.upload_id
    qualify row_number() over (partition by totals.unit_id, totals.year order by aims.year) = 1
)

select
    totals.unit,
    totals.province,
    totals.cohort,
    totals.year,
    totals.max_score,
    totals.score,
    totals.self_score,
    totals.ratio,
    totals.rank,
    totals.out_of,
    totals.list_size,
    totals.class,
    coalesce(
        len(own_list.members) = totals.out_of
        and len(previous_list.members) = previous.out_of
        and own_list.members != previous_list.members,
        false
    ) as lists_differ,
    coalesce(
        totals.rank_change,
        case
            when
                not previous.is_doubtful
                and previous.out_of = totals.out_of
                and not lists_differ
                and not contains(coalesce(totals.flag, ''), 'rank_of_known')
                then previous.rank - totals.rank
        end
    ) as rank_change,
    previous.rank is null
    or coalesce(
        not previous.is_doubtful
        and previous.out_of = totals.out_of
        and not lists_differ
        and not contains(coalesce(totals.flag, ''), 'rank_of_known'),
        false
    ) as is_rank_change_sure,
    previous.year as previous_year,
    previous.score as previous_score,
    previous.ratio as previous_ratio,
    previous.rank as previous_rank,
    previous.out_of as previous_out_of,
    12 * (year(asked_day($as_of)) - totals.year - 1) + month(asked_day($as_of)) - 1 as months_old,
    change_of(
        points_compare(
            previous.compared_framework, totals.compared_framework, previous.max_score, totals.max_score
        )
        and coalesce(previous.total_known_areas, totals.total_known_areas) is null,
        previous.score,
        totals.score
    ) as score_change,
    totals.ratio - previous.ratio as ratio_change,
    case
        when lost.unit_id is not null and differing.unit_id is null then lost.deduction
        when totals.score <= totals.max_score then totals.max_score - totals.score
    end as deduction,
    differing.sheet_score,
    differing.sheet_max_score,
    lost.known_parts,
    lost.all_parts,
    lost.parts_without_maximum,
    lost.parts_max_score,
    totals.max_score as whole_max_score,
    if(
        differing.unit_id is null,
        lost.known_parts = lost.all_parts and coalesce(lost.parts_max_score >= totals.max_score - 0.011, true),
        null
    ) as is_whole,
    lost.worst_area,
    lost.worst_deduction,
    held.target_year,
    held.target_score,
    held.comparison as target_comparison,
    held.measure_unit as target_unit,
    if(held.is_part, null, distance_to_target(held.comparison, held.actual, held.target_score)) as distance_to_target,
    case
        when held.unit_id is not null
            then
                outlook_of_figure(
                    held.comparison, held.actual, held.target_score, held.is_part, held.is_before, held.is_off_period, held.is_over
                )
    end as target_outlook,
    totals.total_known_areas,
    totals.total_areas,
    totals.flag,
    previous.flag as previous_flag,
    if(lost.unit_id is null or differing.unit_id is not null, totals.flag, lost.flag) as deduction_flag,
    held.flag as target_flag,
    totals.source,
    concat_ws(chr(10), totals.origin, lost.origin) as origin
from totals
left join totals as previous on previous.unit_id = totals.unit_id and previous.year = totals.year - 1
left join rosters as own_list
    on
        own_list.province_id = totals.province_id
        and own_list.cohort = totals.cohort
        and own_list.year = totals.year
left join rosters as previous_list
    on
        previous_list.province_id = totals.province_id
        and previous_list.cohort = totals.cohort
        and previous_list.year = totals.year - 1
left join lost on lost.unit_id = totals.unit_id and lost.year = totals.year
left join differing on differing.unit_id = totals.unit_id and differing.year = totals.year
left join held on held.unit_id = totals.unit_id and held.year = totals.year
where $year is null or totals.year = cast($year as integer)
order by in_name_order(totals.province), in_name_order(totals.unit), totals.year, totals.unit_id
