-- Where points were lost, what became of it in the next year's sheet, and who answers for it.

-- What became of points that a criterion lost, in the next year's sheet: «won_all», «won_part», «lost_again», «lost_more» where both
-- years' points may be compared; else «not_comparable», «gone» where the criterion is no more, «unknown» where it has no points there,
-- «no_lines» where that sheet does not go down to it, «no_sheet» where there is none yet.
create or replace macro loss_outcome(has_sheet, goes_down, has_line, compares, lost, next_lost) as case
    when not has_sheet then 'no_sheet'
    when not has_line then if(goes_down, 'gone', 'no_lines')
    when next_lost is null then 'unknown'
    when not compares then 'not_comparable'
    when next_lost <= 0 then 'won_all'
    when next_lost < lost then 'won_part'
    when next_lost = lost then 'lost_again'
    else 'lost_more'
end;

-- The sum of points that are all known; blank where one is not.
create or replace macro sum_if_known(points) as if(
    len(points) = 1, points[1], if(list_count(points) = len(points), list_sum(points), null)
);

-- Each criterion of a sheet under its lasting name (named_lines), also where it has lines below it: of its lines the lowest, else all.
-- What it lost is not known where it only adds up those of them that have points (partial_lines).
-- Lines of a name are gathered as one list and put in order once: six sums of texts in order took a third of all that asks for outcomes.
create or replace view followed_criteria as
select
    sorted.* exclude (lines),
    sorted.lines[1].position as position,
    sorted.lines[1].level as level,
    sorted.lines[1].area_code as area_code,
    sorted.lines[1].parent_code as parent_code,
    if(len(sorted.lines) = 1, sorted.lines[1].code, array_to_string(list_transform(sorted.lines, lambda line: line.code), '; ')) as code,
    if(len(sorted.lines) = 1, sorted.lines[1].title, array_to_string(list_transform(sorted.lines, lambda line: line.title), '; ')) as title,
    sum_if_known(list_transform(sorted.lines, lambda line: line.max_score)) as max_score,
    sum_if_known(list_transform(sorted.lines, lambda line: line.deduction)) as deduction,
    list_transform(sorted.lines, lambda line: line.flag) as flags,
    list_transform(sorted.lines, lambda line: line.code) as codes,
    list_transform(sorted.lines, lambda line: line.position) as positions,
    list_contains(list_transform(sorted.lines, lambda line: line.is_appraised), true) as is_appraised,
    list_contains(list_transform(sorted.lines, lambda line: line.is_surveyed), true) as is_surveyed
from (
    select
        gathered.* exclude (lines),
        case
            when len(gathered.lines) = 1 then gathered.lines
            when gathered.is_lowest then list_sort(list_filter(gathered.lines, lambda line: line.is_leaf))
            else list_sort(gathered.lines)
        end as lines
    from (
        select
            named_lines.unit_id,
            named_lines.unit,
            named_lines.province,
            named_lines.year,
            named_lines.rung = 'area' as is_area,
            named_lines.name,
            bool_or(named_lines.is_leaf) as is_lowest,
            any_value(named_lines.framework_id) as framework_id,
            list(
                {
                    'position': named_lines.position,
                    'level': named_lines.level,
                    'area_code': named_lines.area_code,
                    'parent_code': named_lines.parent_code,
                    'code': named_lines.code,
                    'title': named_lines.title,
                    'max_score': named_lines.max_score,
                    'deduction': if(partial_lines.position is null, named_lines.deduction, null),
                    'flag': named_lines.flag,
                    'is_leaf': named_lines.is_leaf,
                    'is_appraised': named_lines.is_appraised,
                    'is_surveyed': named_lines.is_surveyed
                }
            ) as lines
        from named_lines
        left join partial_lines
            on partial_lines.unit_id = named_lines.unit_id
            and partial_lines.year = named_lines.year
            and partial_lines.position = named_lines.position
        where named_lines.rung in ('area', 'criterion')
        group by
            named_lines.unit_id, named_lines.unit, named_lines.province, named_lines.year, named_lines.rung = 'area', named_lines.name
    ) as gathered
) as sorted;

-- One row per lowest criterion of a unit's sheet as far as its lines and names tell it: what it lost, and what the sheets of the years beside
-- have of it. The years beside are looked up by windows, for joins would work the names out once for each.
create or replace view computed_outcomes as
with followed as (
    select
        followed_criteria.*,
        max(if(followed_criteria.is_area, followed_criteria.name, null)) over (
            partition by
                followed_criteria.unit_id,
                followed_criteria.unit,
                followed_criteria.province,
                followed_criteria.year,
                followed_criteria.area_code
        ) as area_name
    from followed_criteria
),

beside as (
    select
        followed.*,
        any_value(
            {
                'code': followed.code,
                'max_score': followed.max_score,
                'deduction': followed.deduction,
                'framework_id': followed.framework_id,
                'flags': followed.flags,
                'positions': followed.positions
            }
        ) over (criteria range between 1 following and 1 following) as later,
        count(*) over (criteria range between 1 preceding and 1 preceding) as earlier_lines,
        any_value(followed.max_score) over (criteria range between 1 preceding and 1 preceding) as earlier_max_score,
        count(*) over (sheets range between 1 following and 1 following) as later_lines,
        count(*) filter (where not followed.is_area) over (sheets range between 1 following and 1 following) as later_criteria,
        count(*) filter (where not followed.is_area) over (sheets range between 1 preceding and 1 preceding) as earlier_criteria,
        count(*) filter (where followed.is_area and followed.is_lowest) over (areas range between 1 following and 1 following) as areas_alone
    from followed
    window
        criteria as (
            partition by followed.unit_id, followed.unit, followed.province, followed.is_area, followed.name order by followed.year
        ),
        sheets as (partition by followed.unit_id, followed.unit, followed.province order by followed.year),
        areas as (partition by followed.unit_id, followed.unit, followed.province, followed.area_name order by followed.year)
)

select
    beside.unit_id,
    beside.unit,
    beside.province,
    beside.year,
    beside.is_area,
    beside.name,
    beside.position,
    beside.level,
    beside.area_code,
    beside.parent_code,
    beside.code,
    beside.codes,
    beside.positions,
    beside.title,
    beside.is_appraised,
    beside.is_surveyed,
    beside.framework_id,
    beside.max_score,
    beside.deduction,
    beside.later_lines > 0 as has_later_sheet,
    beside.is_area or (beside.later_criteria > 0 and (beside.area_name is null or beside.areas_alone = 0)) as goes_down,
    beside.later is not null as has_later_line,
    beside.later.code as next_code,
    beside.later.framework_id as next_framework_id,
    beside.later.max_score as next_max_score,
    beside.later.deduction as next_deduction,
    beside.later.positions as next_positions,
    not beside.is_area
    and beside.earlier_criteria > 0
    and (beside.earlier_lines = 0 or coalesce(beside.earlier_max_score != beside.max_score, false)) as is_new,
    combined_flags(list_concat(beside.flags, coalesce(beside.later.flags, []))) as flag
from beside
where beside.is_lowest;

-- One row per score sheet that stands, with what its outcomes follow from beside its own lines: the framework of its total, and the names that
-- mappings give to the criteria of that (their digest).
create or replace view standing_sheets as
select
    coverages.coverage_id,
    coverages.unit_id,
    cast(coverages.period as integer) as year,
    kept_totals.framework_id,
    names.names
from coverages
left join kept_totals on kept_totals.unit_id = coverages.unit_id and kept_totals.year = cast(coverages.period as integer)
left join (
    select
        kept_criterion_names.framework_id,
        md5(string_agg(kept_criterion_names.code || '=' || kept_criterion_names.name, chr(10) order by all)) as names
    from kept_criterion_names
    group by kept_criterion_names.framework_id
) as names on names.framework_id = kept_totals.framework_id
where coverages.stands and coverages.topic = 'assessment';

-- The same, kept: to name and gather the lines of a unit over all its years would cost each question about losses more than all else it does.
-- `kept_sheets` has the sheets that are kept so, as they stood then, with the number of rows of the unit's year. Both are filled where the database is
-- opened (tidying.py), and whatever changes what stands of a unit renews its rows (`keep_outcomes`).
create or replace table kept_outcomes as
select computed_outcomes.*
from computed_outcomes
limit 0;

create or replace table kept_sheets as
select
    standing_sheets.*,
    cast(0 as bigint) as row_count
from standing_sheets
limit 0;

-- Sheets of which other outcomes are kept than what stands tells, or none, or that stand no more.
create or replace view sheets_kept_otherwise as
select
    coalesce(standing.unit_id, kept.unit_id) as unit_id,
    coalesce(standing.year, kept.year) as year,
    standing.coverage_id as standing_coverage,
    kept.coverage_id as kept_coverage
from standing_sheets as standing
full join kept_sheets as kept on kept.coverage_id = standing.coverage_id
where
    standing.coverage_id is distinct from kept.coverage_id
    or standing.framework_id is distinct from kept.framework_id
    or standing.names is distinct from kept.names;

-- One row per lowest criterion of a unit's sheet with what it lost (points), the year before and the year after. `is_new`: the sheet of
-- the year before had criteria, but not this one, or under another maximum. `won_back`: points lost that the next sheet has again.
-- Frameworks are told by the names that they have now: a list of frameworks that comes later changes nothing that is kept.
create or replace view criterion_outcomes as
with named as (
    select
        kept_outcomes.*,
        coalesce(own.framework, kept_outcomes.framework_id) as framework,
        coalesce(later.framework, kept_outcomes.next_framework_id) as next_framework
    from kept_outcomes
    left join framework_names as own on own.framework_key = kept_outcomes.framework_id
    left join framework_names as later on later.framework_key = kept_outcomes.next_framework_id
),

outcomes as (
    select
        named.*,
        if(
            named.deduction > 0,
            loss_outcome(
                named.has_later_sheet,
                named.goes_down,
                named.has_later_line,
                points_compare(named.framework, named.next_framework, named.max_score, named.next_max_score),
                named.deduction,
                named.next_deduction
            ),
            null
        ) as loss_outcome
    from named
)

select
    outcomes.unit_id,
    outcomes.unit,
    outcomes.province,
    outcomes.year,
    outcomes.is_area,
    outcomes.name,
    outcomes.position,
    outcomes.level,
    outcomes.area_code,
    outcomes.parent_code,
    outcomes.code,
    outcomes.codes,
    outcomes.positions,
    outcomes.title,
    outcomes.is_appraised,
    outcomes.is_surveyed,
    outcomes.framework,
    outcomes.max_score,
    outcomes.deduction,
    outcomes.next_code,
    outcomes.next_framework,
    outcomes.next_max_score,
    outcomes.next_deduction,
    outcomes.loss_outcome,
    case
        when outcomes.loss_outcome in ('won_all', 'won_part') then outcomes.deduction - greatest(outcomes.next_deduction, 0)
        when outcomes.loss_outcome in ('lost_again', 'lost_more') then 0
    end as won_back,
    if(outcomes.loss_outcome = 'lost_more', outcomes.next_deduction - outcomes.deduction, null) as lost_besides,
    outcomes.is_new,
    outcomes.flag,
    array_to_string(
        list_concat(
            list_transform(outcomes.positions, lambda position: score_origin(outcomes.unit_id, outcomes.year, position)),
            list_transform(outcomes.next_positions, lambda position: score_origin(outcomes.unit_id, outcomes.year + 1, position))
        ),
        chr(10)
    ) as origin
from outcomes;

-- How near what has `code` is to a line: it itself, what it stands right under, what its code begins with, its area; blank of others.
create or replace macro nearness(line_code, parent_code, area_code, code) as case
    when code = line_code then 9.0
    when code = parent_code then 8.0
    when starts_with(line_code, code || '.') then 2.0 + length(code) / 100.0
    when code = area_code then 1.0
end;

-- Of the duties of a list those nearest to each of the codes; nothing for a code that nobody answers for.
create or replace macro nearest_duties(line_codes, parent_code, area_code, duties) as list_filter(
    list_transform(
        line_codes,
        lambda line_code: list_max(
            list_transform(
                list_filter(duties, lambda duty: nearness(line_code, parent_code, area_code, duty.code) is not null),
                lambda duty: {
                    'nearness': nearness(line_code, parent_code, area_code, duty.code),
                    'owner': duty.owner,
                    'code': duty.code
                }
            )
        )
    ),
    lambda nearest: nearest is not null
);

create or replace macro owners_of(nearest) as nullif(
    array_to_string(list_sort(list_distinct(list_transform(nearest, lambda duty: duty.owner))), '; '), ''
);

-- Who answers for which codes of every sheet of a unit, by the list of the sheet's year (`duties`) and by the unit's newest list
-- (`present_duties`), each as it stands at the end of its year: by code for the sheet of that year, by the names of criteria for others,
-- for codes change with the framework.
create or replace view placed_duties as
with duties as (
    select
        units.unit_id,
        units.name as unit,
        units.province,
        lists.year as list_year,
        lists.known_code,
        lists.owner,
        title_key(lists.title) as words,
        count(*) over (partition by units.unit_id, units.name, units.province, lists.year, title_key(lists.title)) = 1 as is_alone
    from responsibilities_in_time as lists
    inner join units on units.unit_id = lists.unit_id
    where lists.ends_on is null and lists.owner is not null
),

lines as (
    select
        units.unit_id,
        units.name as unit,
        units.province,
        current_scores.year,
        current_scores.code,
        title_key(current_scores.title) as words,
        count(*) over (
            partition by units.unit_id, units.name, units.province, current_scores.year, title_key(current_scores.title)
        ) = 1 as is_alone
    from current_scores
    inner join units on units.unit_id = current_scores.unit_id
    where current_scores.code is not null and current_scores.title is not null
)

select
    placed.unit_id,
    placed.unit,
    placed.province,
    placed.year,
    list({'code': placed.code, 'owner': placed.owner}) filter (where placed.list_year = placed.year) as duties,
    list({'code': placed.code, 'owner': placed.owner}) filter (where placed.list_year = placed.newest_list) as present_duties
from (
    select
        known.*,
        max(known.list_year) over (partition by known.unit_id, known.unit, known.province) as newest_list
    from (
    select
        duties.unit_id,
        duties.unit,
        duties.province,
        duties.list_year as year,
        duties.list_year,
        duties.known_code as code,
        duties.owner
    from duties
    where duties.known_code is not null
    union all
    select
        duties.unit_id,
        duties.unit,
        duties.province,
        lines.year,
        duties.list_year,
        lines.code,
        duties.owner
    from duties
    inner join lines
        on lines.unit_id = duties.unit_id
        and lines.unit = duties.unit
        and lines.province = duties.province
        and lines.words = duties.words
        and lines.year != duties.list_year
    where duties.words != '' and ((duties.is_alone and lines.is_alone) or lines.code = duties.known_code)
    ) as known
) as placed
group by placed.unit_id, placed.unit, placed.province, placed.year;

-- Every lowest criterion of a sheet with who bears what it lost. `bearer`: «survey» what was asked of people, «mixed» where a line holds
-- both and cannot be split, «rules» a criterion that is new or has another maximum, are nobody's; «owner» who answers, by the
-- list of the sheet's year, for the criterion itself (`owned_by` «own») or for what it stands under («criterion», «area»), else
-- «nobody». `present_bearer` and `present_owner` are the same by the unit's newest list.
create or replace view borne_losses as
with asked as (
    select
        units.unit_id,
        units.name as unit,
        units.province,
        current_scores.year,
        list(current_scores.code) as codes
    from current_scores
    inner join units on units.unit_id = current_scores.unit_id
    where regexp_matches(title_key(current_scores.title), '(dieu tra|khao sat) (xa hoi hoc|xhh)') and current_scores.code is not null
    group by units.unit_id, units.name, units.province, current_scores.year
),

lines as (
    select
        outcomes.*,
        nearest_duties(outcomes.codes, outcomes.parent_code, outcomes.area_code, coalesce(lists.duties, [])) as nearest,
        nearest_duties(outcomes.codes, outcomes.parent_code, outcomes.area_code, coalesce(lists.present_duties, [])) as present_nearest,
        case
            when outcomes.is_surveyed and outcomes.is_appraised then 'mixed'
            when
                outcomes.is_surveyed
                or len(
                    list_filter(
                        coalesce(asked.codes, []),
                        lambda code: nearness(outcomes.codes[1], outcomes.parent_code, outcomes.area_code, code) is not null
                    )
                ) > 0
                then 'survey'
            when outcomes.is_new then 'rules'
        end as bearer_by_rule
    from criterion_outcomes as outcomes
    left join placed_duties as lists
        on lists.unit_id = outcomes.unit_id
        and lists.unit = outcomes.unit
        and lists.province = outcomes.province
        and lists.year = outcomes.year
    left join asked
        on asked.unit_id = outcomes.unit_id
        and asked.unit = outcomes.unit
        and asked.province = outcomes.province
        and asked.year = outcomes.year
)

select
    lines.* exclude (codes, positions, is_appraised, is_surveyed, nearest, present_nearest, bearer_by_rule, parent_code),
    coalesce(lines.bearer_by_rule, if(len(lines.nearest) = len(lines.codes), 'owner', 'nobody')) as bearer,
    coalesce(lines.bearer_by_rule, if(len(lines.present_nearest) = len(lines.codes), 'owner', 'nobody')) as present_bearer,
    owners_of(lines.nearest) as owner,
    owners_of(lines.present_nearest) as present_owner,
    case
        when lines.nearest[1].nearness = 9 then 'own'
        when lines.nearest[1].code = lines.area_code then 'area'
        when lines.nearest[1].code is not null then 'criterion'
    end as owned_by
from lines;
