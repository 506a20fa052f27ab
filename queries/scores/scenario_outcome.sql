-- one row per unit and year: the published total, and what it would be if the points of $gains were won back, with
-- class and rank while all other units keep their published scores (decision 0020)
-- $gains are «part:points» as in scenario_parts. No scenario passes the maximum: where the sheet lost more than the total
-- lacks (bonus and penalty counted), what would go beyond is `uncounted_gain`. `total_lost` is of `known_parts` of
-- `all_parts` only where `is_whole` is false. Rank: 1 + the units of the cohort with a greater ratio (1-2-2-4), among
-- those of its list whose ratio is known, before as after, so that both are counted alike; none where these are fewer than nine in
-- ten of those ranked or the own ratio is not known. Of a `partial` total neither ratio nor class is told. Class: by the thresholds that the
-- province states for cohort and year; blank where it states none.
with gains as (
    select
        regexp_extract(given.gain, '^(.*):', 1) as part,
        max(try_cast(replace(regexp_extract(given.gain, ':([^:]*)$', 1), ',', '.') as decimal(18, 6))) as gain
    from (select unnest(cast($gains as varchar[])) as gain) as given
    group by part
),

leaves as (
    select
        lines.unit_id,
        lines.max_score,
        lines.max_score - lines.score as deduction,
        least(greatest(coalesce(gains.gain, 0), 0), greatest(lines.max_score - lines.score, 0)) as gain,
        if(lines.level in ('bonus', 'penalty') and lines.parent_code is null, lines.score, null) as extra,
        lines.level in ('area', 'criterion', 'subcriterion') as is_part,
        lines.flag
    from current_scores as lines
    inner join units on units.unit_id = lines.unit_id
    left join gains on gains.part = coalesce(lines.code, 'dong-' || lines.position)
    where
        units.name = cast($unit as varchar)
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and units.province = cast($province as varchar)
        and lines.year = cast($year as integer)
        and (lines.is_leaf or lines.level in ('bonus', 'penalty'))
),

gained as (
    select
        leaves.unit_id,
        coalesce(sum(leaves.gain) filter (where leaves.is_part), 0) as gain,
        coalesce(sum(greatest(leaves.deduction, 0)) filter (where leaves.is_part), 0) as total_lost,
        coalesce(sum(leaves.extra), 0) as extra,
        count(leaves.deduction) filter (where leaves.is_part) as known_parts,
        count(*) filter (where leaves.is_part) as all_parts,
        count(*) filter (where leaves.is_part and leaves.max_score is null) as parts_without_maximum,
        sum(leaves.max_score) filter (where leaves.is_part) as parts_max_score,
        list(leaves.flag) as flags
    from leaves
    group by leaves.unit_id
),

totals as (
    select ranked_totals.*
    from ranked_totals
    where
        ranked_totals.province = cast($province as varchar)
        and ranked_totals.year = cast($year as integer)
),

outcome as (
    select
        totals.* exclude (flag),
        differing_sheets.sheet_score,
        differing_sheets.sheet_max_score,
        combined_flags(list_concat([totals.flag], gained.flags)) as flag,
        coalesce(gained.gain, 0) as wanted_gain,
        coalesce(gained.total_lost, 0) as total_lost,
        if(gained.all_parts > 0, gained.known_parts, null) as known_parts,
        nullif(gained.all_parts, 0) as all_parts,
        if(gained.all_parts > 0, gained.parts_without_maximum, null) as parts_without_maximum,
        gained.parts_max_score,
        totals.max_score as whole_max_score,
        known_parts = all_parts and coalesce(gained.parts_max_score >= totals.max_score - 0.011, true) as is_whole,
        if(
            totals.score + coalesce(gained.total_lost, 0) > totals.max_score + coalesce(gained.extra, 0) + 0.011,
            least(totals.score + coalesce(gained.gain, 0), greatest(totals.max_score, totals.score)),
            totals.score + coalesce(gained.gain, 0)
        ) as scenario_score,
        scenario_score - totals.score as gain,
        if(totals.total_known_areas is null, percent(scenario_score, totals.max_score), null) as scenario_ratio
    from totals
    left join gained on gained.unit_id = totals.unit_id
    left join differing_sheets on differing_sheets.unit_id = totals.unit_id and differing_sheets.year = totals.year
    where
        totals.unit = cast($unit as varchar)
        and ($unit_id is null or totals.unit_id = cast($unit_id as varchar))
        and totals.score is not null
),

counted as (
    select
        outcome.unit_id,
        count(others.ratio) as others_known,
        nearly_whole(count(others.ratio) + 1, any_value(coalesce(outcome.list_size, outcome.out_of)))
        and any_value(outcome.ratio) is not null as is_nearly_whole,
        count(*) filter (where others.ratio > outcome.ratio + 1e-9) as others_before,
        count(*) filter (where others.ratio > outcome.scenario_ratio + 1e-9) as others_after
    from outcome
    left join totals as others
        on others.province_id = outcome.province_id
        and others.cohort = outcome.cohort
        and others.unit_id != outcome.unit_id
        and coalesce(others.out_of = outcome.out_of, true)
    group by outcome.unit_id
),

thresholds as (
    select
        outcome.unit_id,
        current_rating_classes.*,
        case
            when outcome.total_known_areas is null
                then if(starts_with(current_rating_classes.basis, '%'), outcome.scenario_ratio, cast(outcome.scenario_score as double))
        end as measured
    from outcome
    inner join current_rating_classes
        on current_rating_classes.province = outcome.province
        and current_rating_classes.cohort in (outcome.cohort, 'mọi khối')
        and outcome.year >= coalesce(current_rating_classes.year_from, outcome.year)
        and outcome.year <= coalesce(current_rating_classes.year_to, outcome.year)
    where
        current_rating_classes.status = 'stated'
        and coalesce(current_rating_classes.lower_bound, current_rating_classes.upper_bound) is not null
        and (
            starts_with(current_rating_classes.basis, '%')
            or try_cast(current_rating_classes.max_scale as double) = outcome.max_score
        )
),

classes as (
    select
        thresholds.unit_id,
        thresholds.class
    from thresholds
    where
        case
            when thresholds.lower_bound is null then true
            when thresholds.lower_op = '>' then thresholds.measured > thresholds.lower_bound + 1e-9
            else thresholds.measured >= thresholds.lower_bound - 1e-9
        end
        and case
            when thresholds.upper_bound is null then true
            when thresholds.upper_op = '<=' then thresholds.measured <= thresholds.upper_bound + 1e-9
            else thresholds.measured < thresholds.upper_bound - 1e-9
        end
    -- Where stated bounds overlap the narrower one says more.
    qualify row_number() over (
        partition by thresholds.unit_id
        order by thresholds.upper_bound nulls last, thresholds.lower_bound desc nulls last, in_name_order(thresholds.class)
    ) = 1
)

select
    outcome.unit,
    outcome.province,
    outcome.cohort,
    outcome.year,
    outcome.max_score,
    outcome.score,
    outcome.ratio,
    outcome.class,
    outcome.rank,
    outcome.out_of,
    outcome.total_lost,
    outcome.known_parts,
    outcome.all_parts,
    outcome.parts_without_maximum,
    outcome.parts_max_score,
    outcome.whole_max_score,
    outcome.is_whole,
    outcome.sheet_score,
    outcome.sheet_max_score,
    outcome.gain,
    outcome.wanted_gain - outcome.gain as uncounted_gain,
    outcome.scenario_score,
    outcome.scenario_ratio,
    classes.class as scenario_class,
    exists (select 1 from thresholds where thresholds.unit_id = outcome.unit_id) as has_thresholds,
    if(counted.others_known > 0 and counted.is_nearly_whole, counted.others_before + 1, null) as rank_now,
    if(counted.others_known > 0 and counted.is_nearly_whole, counted.others_after + 1, null) as scenario_rank,
    if(
        counted.others_known > 0 and counted.is_nearly_whole,
        counted.others_before - counted.others_after,
        null
    ) as places_won,
    counted.others_known + 1 as ranked_units,
    outcome.total_known_areas,
    outcome.total_areas,
    outcome.flag,
    outcome.source,
    outcome.origin
from outcome
inner join counted on counted.unit_id = outcome.unit_id
left join classes on classes.unit_id = outcome.unit_id
order by outcome.unit_id
