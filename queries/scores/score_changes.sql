-- one row per part of the change of a unit's score between two years: its areas, or what stands below $parent in both
-- years; the column part_change adds up to the whole
-- Changes are in points where the rules let points be compared (`points_compare`), else in points of the ratio, each year's points as a
-- share of that year's maximum (`change_unit`). Maxima and points of a part are always as printed.
-- `flag` is of both years and all that a part is told by, `whole_flag` of the whole change.
-- A part is told by its place and name (criterion_lines). A name that stands elsewhere in the other year has moved: it leaves its old
-- place by the rules and comes to its new one with the result that it had, as `rebased_scores` follows it. Where both years have lines
-- below a part, or some of those moved, its change is split by those, else by its own points, s and m being score and maximum, 0 the
-- earlier (of all lines of the name where it moved) and 1 the later year:
-- won_back or newly_lost is s1 − s0 × m1 ÷ m0, what the later result is better or worse under one maximum; rule_change is the rest of
-- the change (all of it where only one year has the criterion); lost_again = (m1 − s1) − newly_lost, lost in both years. So:
-- part_change = rule_change + won_back − newly_lost + other_change (decision 0019); other_change is what cannot be told: bonus and
-- penalty, blanks, and what the lines below do not explain. A part that only adds up those of its lines that have points (`partial_lines`)
-- has no change where the other year tells of other lines, nor has the whole from or to a total of some of the areas. The whole change is blank where no totals tell it and a part leaves it
-- blank; the other sums of the whole are of `known_parts` of `all_parts`.
with printed as (
    select
        criterion_lines.*,
        partial_lines.position is not null as is_partial
    from criterion_lines
    left join partial_lines
        on partial_lines.unit_id = criterion_lines.unit_id
        and partial_lines.year = criterion_lines.year
        and partial_lines.position = criterion_lines.position
    where
        criterion_lines.unit = cast($unit as varchar)
        and ($unit_id is null or criterion_lines.unit_id = cast($unit_id as varchar))
        and criterion_lines.province = cast($province as varchar)
        and criterion_lines.year in (cast($left_year as integer), cast($right_year as integer))
),

years as (
    select
        printed.year,
        max(coalesce(framework_names.framework, printed.framework_id)) as framework,
        max(printed.total_max_score) as max_score,
        coalesce(
            max(printed.total_max_score),
            case
                when bool_and(printed.max_score is not null) filter (where printed.depth = 1)
                    then sum(printed.max_score) filter (where printed.depth = 1)
            end
        ) as available
    from printed
    left join framework_names on framework_names.framework_key = printed.framework_id
    group by printed.year
),

measured as (
    select
        coalesce(
            bool_and(points_compare(earlier.framework, later.framework, earlier.max_score, later.max_score)), false
        ) as in_points
    from years as earlier
    inner join years as later
        on earlier.year = cast($left_year as integer) and later.year = cast($right_year as integer)
),

-- in the unit of the change
own_lines as (
    select
        printed.* exclude (score, max_score, total_score),
        printed.score as printed_score,
        printed.max_score as printed_max_score,
        cast(round(printed.score * scales.scale, 9) as decimal(18, 9)) as score,
        cast(round(printed.max_score * scales.scale, 9) as decimal(18, 9)) as max_score,
        cast(round(printed.total_score * scales.scale, 9) as decimal(18, 9)) as total_score
    from printed
    inner join (
        select
            years.year,
            if(measured.in_points, 1.0, 100.0 / nullif(years.available, 0)) as scale
        from years
        cross join measured
    ) as scales on scales.year = printed.year
),

lines as (
    select
        own_lines.year,
        own_lines.path,
        any_value(own_lines.parent_path) as parent_path,
        any_value(own_lines.name) as name,
        any_value(own_lines.depth) as depth,
        min(own_lines.position) as position,
        min(own_lines.level) as level,
        count(*) as line_count,
        string_agg(own_lines.code, '; ' order by own_lines.position) as code,
        string_agg(own_lines.title, '; ' order by own_lines.position) as title,
        if(count(own_lines.printed_max_score) = count(*), sum(own_lines.printed_max_score), null) as printed_max_score,
        if(count(own_lines.printed_score) = count(*), sum(own_lines.printed_score), null) as printed_score,
        if(count(own_lines.max_score) = count(*), sum(own_lines.max_score), null) as max_score,
        if(count(own_lines.score) = count(*), sum(own_lines.score), null) as score,
        string_agg(
            score_origin(own_lines.unit_id, own_lines.year, own_lines.position),
            chr(10) order by own_lines.position
        ) as origin,
        list(own_lines.flag) as flags,
        bool_or(own_lines.is_partial) as is_partial
    from own_lines
    where own_lines.depth > 0
    group by own_lines.year, own_lines.path
),

sides as (
    select
        lines.*,
        (lines.year, lines.path) in (select (below.year, below.parent_path) from lines as below) as has_parts,
        (
            select list_sort(list(below.path))
            from lines as below
            where below.year = lines.year and below.score is not null and starts_with(below.path, lines.path || ' / ')
        ) as known_below
    from lines
),

names as (
    select
        lines.year,
        lines.name,
        lines.depth = 1 as is_area,
        string_agg(lines.code, '; ' order by lines.position) as code,
        list(lines.path order by lines.path) as paths,
        if(count(lines.max_score) = count(*), sum(lines.max_score), null) as max_score,
        if(count(lines.score) = count(*), sum(lines.score), null) as score
    from lines
    group by lines.year, lines.name, lines.depth = 1
),

moves as (
    select
        earlier.*,
        earlier.score is not null and earlier.max_score is not null as is_known,
        list_concat(earlier.paths, later.paths) as all_paths
    from names as earlier
    inner join names as later on later.name = earlier.name and later.is_area = earlier.is_area
    where
        earlier.year = cast($left_year as integer)
        and later.year = cast($right_year as integer)
        and earlier.paths != later.paths
),

movers as (
    select unnest(moves.all_paths) as path
    from moves
),

pairs as (
    select
        coalesce(later.path, earlier.path) as path,
        coalesce(later.parent_path, earlier.parent_path) as parent_path,
        coalesce(later.depth, earlier.depth) as depth,
        coalesce(later.position, earlier.position) as position,
        coalesce(later.level, earlier.level) as level,
        coalesce(later.code, 'cu.' || earlier.code, later.path, earlier.path) as part,
        later.code,
        coalesce(earlier.code, moves.code) as previous_code,
        coalesce(later.title, earlier.title) as title,
        case
            when earlier.path is null then if(moves.name is null, 'new', 'moved')
            when later.path is null then if(moves.name is null, 'dropped', 'moved_away')
            when earlier.line_count < later.line_count then 'split'
            when earlier.line_count > later.line_count then 'merged'
            when earlier.code is distinct from later.code or lower(earlier.title) is distinct from lower(later.title) then 'renamed'
            else 'same'
        end as relation,
        earlier.max_score as previous_max_score,
        later.max_score,
        earlier.score as previous_score,
        later.score,
        (coalesce(earlier.is_partial, false) or coalesce(later.is_partial, false))
        and (earlier.path is null or later.path is null or earlier.known_below is distinct from later.known_below) as is_uneven,
        case
            when is_uneven then null
            when earlier.path is null then later.score
            when later.path is null then -earlier.score
            else later.score - earlier.score
        end as score_change,
        earlier.printed_max_score as previous_printed_max_score,
        later.printed_max_score,
        earlier.printed_score as previous_printed_score,
        later.printed_score,
        if(moves.is_known, moves.score, earlier.score) as base_score,
        if(moves.is_known, moves.max_score, earlier.max_score) as base_max_score,
        coalesce(earlier.has_parts and later.has_parts, false)
        or (
            (earlier.path is null or later.path is null)
            and coalesce(later.has_parts, earlier.has_parts)
            and exists (
                select 1
                from movers
                where starts_with(movers.path, coalesce(later.path, earlier.path) || ' / ')
            )
        ) as is_split,
        concat_ws(chr(10), earlier.origin, later.origin) as origin,
        list_concat(earlier.flags, later.flags) as flags
    from (select sides.* from sides where sides.year = cast($left_year as integer)) as earlier
    full outer join (select sides.* from sides where sides.year = cast($right_year as integer)) as later
        on later.path = earlier.path
    left join moves
        on moves.name = coalesce(later.name, earlier.name) and moves.is_area = (coalesce(later.depth, earlier.depth) = 1)
),

-- a part is opened where its change is split by those below it, as far as everything above it is
opened as (
    select
        pairs.*,
        pairs.is_split
        and (pairs.depth = 1 or coalesce(parents.is_split, false))
        and (pairs.depth <= 2 or coalesce(above.is_split, false)) as has_parts
    from pairs
    left join pairs as parents on parents.path = pairs.parent_path
    left join pairs as above on above.path = parents.parent_path
),

placed as (
    select
        opened.*,
        parents.part as parent_part,
        opened.depth = 1 or coalesce(parents.has_parts, false) as is_reached
    from opened
    left join opened as parents on parents.path = opened.parent_path
),

part_changes as (
    select
        placed.path,
        placed.relation,
        placed.score_change,
        placed.max_score - placed.score as deduction,
        placed.flags,
        case
            when placed.relation in ('new', 'dropped', 'moved_away') or placed.base_score is null then placed.score_change
            when placed.base_max_score = 0 and placed.max_score != 0 then placed.score_change
            when coalesce(placed.max_score = placed.base_max_score, true)
                then placed.score_change - placed.score + placed.base_score
            else placed.score_change - placed.score + cast(
                round(
                    cast(placed.base_score as double)
                    * cast(placed.max_score as double)
                    / cast(placed.base_max_score as double),
                    6
                ) as decimal(18, 6)
            )
        end as rule_change
    from placed
    where placed.is_reached and not placed.has_parts and placed.score_change is not null
),

causes as (
    select
        part_changes.path,
        part_changes.flags,
        part_changes.rule_change,
        greatest(part_changes.score_change - part_changes.rule_change, 0) as won_back,
        greatest(part_changes.rule_change - part_changes.score_change, 0) as newly_lost,
        case
            when part_changes.relation in ('new', 'dropped', 'moved_away') then 0
            else greatest(part_changes.deduction - greatest(part_changes.rule_change - part_changes.score_change, 0), 0)
        end as lost_again
    from part_changes
),

shown as (
    select placed.*
    from placed
    where
        if(
            $parent is null,
            placed.depth = 1,
            placed.is_reached and placed.parent_part = cast($parent as varchar)
        )
),

caused as (
    select
        shown.path,
        sum(causes.rule_change) as rule_change,
        sum(causes.won_back) as won_back,
        sum(causes.newly_lost) as newly_lost,
        sum(causes.lost_again) as lost_again,
        flatten(list(causes.flags)) as flags
    from shown
    inner join causes on causes.path = shown.path or starts_with(causes.path, shown.path || ' / ')
    group by shown.path
),

-- of the parts that the change is told by: how many have points in both years, and a maximum for what was lost again
coverage as (
    select
        count(*) as all_parts,
        count(*) filter (
            where
            placed.score_change is not null
            and (placed.relation in ('new', 'dropped', 'moved_away') or placed.max_score is not null)
        ) as known_parts
    from shown
    inner join placed on placed.path = shown.path or starts_with(placed.path, shown.path || ' / ')
    where placed.is_reached and not placed.has_parts
),

extras as (
    select
        sum(if(own_lines.year = cast($left_year as integer), own_lines.score, null)) as previous_score,
        sum(if(own_lines.year = cast($right_year as integer), own_lines.score, null)) as score,
        sum(if(own_lines.year = cast($left_year as integer), own_lines.printed_score, null)) as previous_printed_score,
        sum(if(own_lines.year = cast($right_year as integer), own_lines.printed_score, null)) as printed_score
    from own_lines
    where
        $parent is null
        and own_lines.depth = 0
        and own_lines.parent_code is null
        and own_lines.score is not null
),

totals as (
    select
        max(own_lines.total_score) filter (where own_lines.year = cast($left_year as integer)) as previous_score,
        max(own_lines.total_score) filter (where own_lines.year = cast($right_year as integer)) as score
    from own_lines
    where $parent is null
    union all
    select
        sum(if(pairs.relation in ('new', 'moved'), 0, pairs.previous_score)) as previous_score,
        sum(if(pairs.relation in ('dropped', 'moved_away'), 0, pairs.score)) as score
    from pairs
    where pairs.part = cast($parent as varchar) and not pairs.is_uneven
),

-- what the points are computed from that no part explains: both totals and both sheets
wholes as (
    select
        string_agg(
            years.total_origin || chr(10)
            || concat_ws('|', 'scores', years.unit_id, years.year, ''),
            chr(10) order by years.unit_id, years.year
        ) as origin,
        flatten(list(years.flags)) as flags
    from (
        select
            own_lines.unit_id,
            own_lines.year,
            own_lines.total_origin,
            list_append(list(own_lines.flag), any_value(own_lines.total_flag)) as flags
        from own_lines
        group by own_lines.unit_id, own_lines.year, own_lines.total_origin
    ) as years
),

parts as (
    select
        shown.level,
        shown.part,
        shown.previous_code,
        shown.code,
        shown.title,
        shown.relation,
        shown.has_parts,
        shown.previous_printed_max_score,
        shown.printed_max_score,
        shown.previous_printed_score,
        shown.printed_score,
        shown.previous_score,
        shown.score_change,
        caused.rule_change,
        caused.won_back,
        caused.newly_lost,
        caused.lost_again,
        shown.position,
        shown.path,
        shown.origin,
        list_concat(shown.flags, caused.flags) as flags
    from shown
    left join caused on caused.path = shown.path
    union all by name
    select
        'extra' as level,
        'them' as part,
        extras.previous_printed_score,
        extras.printed_score,
        extras.previous_score,
        coalesce(extras.score, 0) - coalesce(extras.previous_score, 0) as score_change,
        1000000 as position,
        wholes.origin,
        wholes.flags
    from extras
    cross join wholes
    where extras.previous_score is not null or extras.score is not null
),

counted as (
    select
        coalesce(sum(parts.score_change), 0) as score_change,
        count(parts.path) as shown_parts
    from parts
),

complete as (
    select parts.*
    from parts
    union all by name
    select
        'rest' as level,
        'con-lai' as part,
        totals.score - totals.previous_score - counted.score_change as score_change,
        1000001 as position,
        wholes.origin,
        wholes.flags
    from totals
    cross join counted
    cross join wholes
    where
        counted.shown_parts > 0
        -- less than this is what rounding of shares leaves
        and abs(totals.score - totals.previous_score - counted.score_change) > 0.00001
),

split as (
    select
        complete.*,
        -- shares are rounded at the ninth decimal: what that leaves is nothing
        round(
            complete.score_change
            - coalesce(complete.rule_change, 0)
            - coalesce(complete.won_back, 0)
            + coalesce(complete.newly_lost, 0),
            6
        ) as other_change
    from complete
),

whole as (
    select
        sum(split.previous_score) as previous_score,
        if(
            count(split.score_change) = count(*) or (select bool_or(totals.score - totals.previous_score is not null) from totals),
            sum(split.score_change),
            null
        ) as score_change,
        sum(split.rule_change) as rule_change,
        sum(split.won_back) as won_back,
        sum(split.newly_lost) as newly_lost,
        sum(split.lost_again) as lost_again,
        sum(split.other_change) as other_change
    from split
)

select
    split.level,
    split.part,
    split.previous_code,
    split.code,
    split.title,
    split.relation,
    coalesce(split.has_parts, false) as has_parts,
    split.previous_printed_max_score as previous_max_score,
    split.printed_max_score as max_score,
    split.previous_printed_score as previous_score,
    split.printed_score as score,
    if(measured.in_points, 'points', 'ratio_points') as change_unit,
    split.score_change as part_change,
    split.rule_change,
    split.won_back,
    split.newly_lost,
    split.lost_again,
    split.other_change,
    coalesce((select sum(totals.previous_score) from totals), whole.previous_score) as whole_before,
    whole.score_change as whole_change,
    whole.rule_change as whole_rule_change,
    whole.won_back as whole_won_back,
    whole.newly_lost as whole_newly_lost,
    whole.lost_again as whole_lost_again,
    whole.other_change as whole_other_change,
    coverage.known_parts,
    coverage.all_parts,
    combined_flags(split.flags) as flag,
    combined_flags(
        flatten(list_append(list(split.flags) over (), if($parent is null, wholes.flags, null)))
    ) as whole_flag,
    split.origin
from split
cross join whole
cross join coverage
cross join wholes
cross join measured
order by split.position, split.part, split.path
