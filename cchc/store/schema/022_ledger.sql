-- The ledger of what is done about lost points, said once: what each limitation costs, how far each action and limitation is on a day.

-- One row per lowest line of a current score sheet that lost points; `criterion` is what a limitation names it by.
create or replace view lost_leaves as
select
    leaves.unit_id,
    leaves.year,
    leaves.position,
    leaves.level,
    leaves.code,
    coalesce(leaves.code, leaves.title) as criterion,
    leaves.parent_code,
    leaves.area_code,
    leaves.title,
    leaves.reason,
    leaves.max_score - leaves.score as deduction,
    leaves.flag,
    score_origin(leaves.unit_id, leaves.year, leaves.position) as origin
from current_scores as leaves
where leaves.level in ('area', 'criterion', 'subcriterion') and leaves.is_leaf and leaves.max_score > leaves.score;

-- The lowest lines of a score sheet of which nobody knows what they lost.
create or replace view unknown_leaves as
select
    leaves.unit_id,
    leaves.year,
    leaves.position,
    leaves.level,
    leaves.code,
    leaves.parent_code,
    leaves.area_code,
    leaves.title
from current_scores as leaves
where leaves.level in ('area', 'criterion', 'subcriterion') and leaves.is_leaf and leaves.max_score - leaves.score is null;

-- One row per limitation that is followed: not one that went into another.
create or replace view followed_limitations as
select current_ledger_limitations.*
from current_ledger_limitations
where current_ledger_limitations.merged_into is null;

-- What a limitation may name a line by: its code and those that it stands under (=), its words (~); by its area alone, the area's code (#), or the words
-- of a line that is the area (%). These are looked up; a condition on each pair of lines would be tried on all pairs of a sheet.
create or replace macro names_of_line(level, code, parent_code, area_code, title) as list_distinct(
    list_concat(
        list_transform([code, parent_code, area_code], lambda known: '=' || known),
        list_transform(
            range(1, len(string_split(code, '.'))), lambda parts: '=' || array_to_string(string_split(code, '.')[1:parts], '.')
        ),
        ['~' || title_key(title), '#' || area_code, if(level = 'area', '%' || title_key(title), null)]
    )
);
create or replace macro names_of_criterion(criterion, is_area) as if(
    is_area, ['#' || criterion, '%' || title_key(criterion)], ['=' || criterion, '~' || title_key(criterion)]
);

-- The names that each limitation may have of lines (names_of_criterion).
create or replace view limitation_names as
with named as (
    select
        lines.unit_id,
        lines.year,
        lines.limitation_id,
        lines.position as place,
        coalesce(lines.split_from, lines.limitation_id) as family,
        unnest(string_split(lines.criteria, chr(10))) as criterion,
        false as is_area
    from followed_limitations as lines
    where lines.criteria is not null
    union all by name
    select
        lines.unit_id,
        lines.year,
        lines.limitation_id,
        lines.position as place,
        coalesce(lines.split_from, lines.limitation_id) as family,
        coalesce(areas.code, lines.area_code, lines.area) as criterion,
        true as is_area
    from followed_limitations as lines
    left join current_scores as areas
        on areas.unit_id = lines.unit_id
        and areas.year = lines.year
        and areas.level = 'area'
        and title_key(areas.title) = if(lines.area is null, null, title_key(lines.area))
    where lines.criteria is null
)

select
    named.*,
    unnest(names_of_criterion(named.criterion, named.is_area)) as name
from named;

-- One row per limitation and lowest line that it holds points of: those that it names, itself or by a line above. One that names nothing, or
-- the area alone (`is_by_area`), holds the lines of its area that no limitation names closer; the area is found by its name, else its code. A line that
-- several limitations hold alike is divided evenly among them in hundredths; what is left over goes to the first. Those that one limitation was split into
-- count as one (`family`) and divide its part among them. So the shares of a line are its points, exactly, and those of all limitations are what is
-- lost in the lines that they hold.
create or replace view limitation_shares as
with known as (
    select
        lost_leaves.*,
        unnest(
            names_of_line(lost_leaves.level, lost_leaves.code, lost_leaves.parent_code, lost_leaves.area_code, lost_leaves.title)
        ) as name
    from lost_leaves
),

ties as (
    select
        wanted.unit_id,
        wanted.year,
        wanted.limitation_id,
        wanted.place,
        wanted.family,
        known.position,
        any_value(known.area_code) as area_code,
        any_value(coalesce(known.area_code, if(known.level = 'area', known.title, null))) as stake_area,
        any_value(known.deduction) as deduction,
        bool_and(known.level != 'area' and (wanted.is_area or known.area_code = wanted.criterion)) as is_by_area
    from limitation_names as wanted
    inner join known
        on known.unit_id = wanted.unit_id
        and known.year = wanted.year
        and known.name = wanted.name
    group by wanted.unit_id, wanted.year, wanted.limitation_id, wanted.place, wanted.family, known.position
),

closest as (
    select ties.*
    from ties
    qualify not ties.is_by_area or bool_and(ties.is_by_area) over (partition by ties.unit_id, ties.year, ties.position)
),

families as (
    select
        closest.*,
        count(*) over family as members,
        row_number() over (family order by closest.place, closest.limitation_id) = 1 as is_first_member,
        first_value(closest.family) over (line order by closest.place, closest.family) = closest.family as is_first_family
    from closest
    window
        line as (partition by closest.unit_id, closest.year, closest.position),
        family as (partition by closest.unit_id, closest.year, closest.position, closest.family)
),

counted as (
    select
        families.*,
        count(*) over line as sharers,
        count(*) filter (where families.is_first_member) over line as family_count
    from families
    window line as (partition by families.unit_id, families.year, families.position)
)

select
    counted.unit_id,
    counted.year,
    counted.limitation_id,
    counted.position,
    counted.area_code,
    counted.stake_area,
    counted.is_by_area,
    counted.sharers,
    own_share(
        own_share(counted.deduction, counted.family_count, counted.is_first_family), counted.members, counted.is_first_member
    ) as share
from counted;

-- One row per limitation and line of which nobody knows what it lost, that the limitation would hold points of: its points are at least so many.
create or replace view limitation_unknowns as
with known as (
    select
        unknown_leaves.*,
        unnest(
            names_of_line(
                unknown_leaves.level, unknown_leaves.code, unknown_leaves.parent_code, unknown_leaves.area_code, unknown_leaves.title
            )
        ) as name
    from unknown_leaves
),

ties as (
    select
        wanted.unit_id,
        wanted.year,
        wanted.limitation_id,
        known.position,
        bool_and(known.level != 'area' and (wanted.is_area or known.area_code = wanted.criterion)) as is_by_area
    from limitation_names as wanted
    inner join known
        on known.unit_id = wanted.unit_id
        and known.year = wanted.year
        and known.name = wanted.name
    group by wanted.unit_id, wanted.year, wanted.limitation_id, known.position
)

select
    ties.unit_id,
    ties.year,
    ties.limitation_id,
    ties.position
from ties
qualify not ties.is_by_area or bool_and(ties.is_by_area) over (partition by ties.unit_id, ties.year, ties.position);

-- One row per limitation that holds lines which lost points: how many, the area of the first, and whether it holds them by its area alone.
create or replace view limitation_points as
select
    limitation_shares.unit_id,
    limitation_shares.year,
    limitation_shares.limitation_id,
    arg_min(limitation_shares.area_code, limitation_shares.position) as area_code,
    sum(limitation_shares.share) as lost_points,
    max(limitation_shares.sharers) > 1 as is_divided,
    bool_and(limitation_shares.is_by_area) as is_by_area
from limitation_shares
group by limitation_shares.unit_id, limitation_shares.year, limitation_shares.limitation_id;

-- One row per remedy and limitation that it is for.
create or replace view limitation_remedies as
select
    tied.unit_id,
    tied.year,
    tied.limitation_id,
    tied.remedy_id,
    tied.paired,
    tied.text,
    tied.position
from (
    select distinct
        current_ledger_remedies.unit_id,
        current_ledger_remedies.year,
        unnest(string_split(current_ledger_remedies.limitation_ids, chr(10))) as limitation_id,
        current_ledger_remedies.remedy_id,
        current_ledger_remedies.paired,
        current_ledger_remedies.text,
        current_ledger_remedies.position
    from current_ledger_remedies
) as tied
inner join followed_limitations
    on followed_limitations.unit_id = tied.unit_id
    and followed_limitations.year = tied.year
    and followed_limitations.limitation_id = tied.limitation_id;

-- One row per change of how far an action is that was published, was not taken back and came after the last removal: all of them count,
-- each from its day on.
create or replace view state_changes as
select
    action_states.*,
    coverages.upload_id,
    coverages.published_no,
    uploads.published_by,
    uploads.published_at
from action_states
inner join coverages on coverages.coverage_id = action_states.coverage_id and coverages.unit_id = action_states.unit_id
inner join uploads on uploads.upload_id = coverages.upload_id and uploads.state = 'published'
left join (
    select
        emptied.scope,
        max(emptied.published_no) as published_no
    from coverages as emptied
    inner join uploads as emptying on emptying.upload_id = emptied.upload_id and emptying.state = 'published'
    where emptied.topic = 'action_states' and emptied.row_count = 0
    group by emptied.scope
) as removed on removed.scope = coverages.scope
where coverages.topic = 'action_states' and coverages.published_no > coalesce(removed.published_no, 0);

-- One row per action and span of days over which it is in one state; until its first change nothing is done.
create or replace view action_spans as
with changes as (
    select
        state_changes.unit_id,
        state_changes.year,
        state_changes.action_id,
        state_changes.action_state,
        state_changes.changed_on as first_day,
        coalesce(state_changes.changed_by, state_changes.published_by) as changed_by,
        state_changes.note,
        state_changes.published_no
    from state_changes
    union all by name
    select
        current_ledger_actions.unit_id,
        current_ledger_actions.year,
        current_ledger_actions.action_id,
        'not_started' as action_state,
        date '0001-01-01' as first_day,
        0 as published_no
    from current_ledger_actions
),

spans as (
    select
        changes.*,
        coalesce(
            cast(
                lead(changes.first_day) over (
                    partition by changes.unit_id, changes.year, changes.action_id order by changes.first_day, changes.published_no
                ) - interval 1 day as date
            ),
            date '9999-12-31'
        ) as last_day
    from changes
)

select
    actions.* exclude (note),
    spans.action_state,
    spans.first_day,
    spans.last_day,
    spans.changed_by,
    spans.note,
    spans.action_state in ('awaiting', 'confirmed') as is_done,
    spans.action_state != 'dropped' as is_live,
    spans.action_state in ('not_started', 'in_progress', 'failed') as is_open
from current_ledger_actions as actions
inner join spans
    on spans.unit_id = actions.unit_id
    and spans.year = actions.year
    and spans.action_id = actions.action_id
where spans.first_day <= spans.last_day;

-- One row per limitation and span of days over which it is in one state: what its worst action that is not dropped says of it.
create or replace view limitation_spans as
with tied as (
    select
        followed_limitations.unit_id,
        followed_limitations.year,
        followed_limitations.limitation_id,
        count(limitation_remedies.remedy_id) > 0 as has_remedy,
        list_sort(list_distinct(list_append(list(action_spans.first_day), date '0001-01-01'))) as days,
        list(
            {
                'first_day': action_spans.first_day,
                'last_day': action_spans.last_day,
                'action_state': action_spans.action_state,
                'is_owned': action_spans.owner is not null,
                'is_live': action_spans.is_live,
                'is_done': action_spans.is_done
            }
        ) filter (where action_spans.action_id is not null) as spans
    from followed_limitations
    left join limitation_remedies
        on limitation_remedies.unit_id = followed_limitations.unit_id
        and limitation_remedies.year = followed_limitations.year
        and limitation_remedies.limitation_id = followed_limitations.limitation_id
    left join action_spans
        on action_spans.unit_id = followed_limitations.unit_id
        and action_spans.year = followed_limitations.year
        and action_spans.remedy_id = limitation_remedies.remedy_id
    group by followed_limitations.unit_id, followed_limitations.year, followed_limitations.limitation_id
),

days as (
    select
        tied.*,
        unnest(tied.days) as first_day
    from tied
),

of_day as (
    select
        days.* exclude (spans, days),
        coalesce(
            cast(list_min(list_filter(days.days, lambda day: day > days.first_day)) - interval 1 day as date), date '9999-12-31'
        ) as last_day,
        list_filter(
            days.spans, lambda span: days.first_day between span.first_day and span.last_day and span.is_live
        ) as spans
    from days
)

select
    of_day.unit_id,
    of_day.year,
    of_day.limitation_id,
    of_day.first_day,
    of_day.last_day,
    case
        when not of_day.has_remedy then 'without_remedy'
        when len(of_day.spans) > 0 and len(list_filter(of_day.spans, lambda span: span.action_state != 'confirmed')) = 0 then 'confirmed'
        when len(of_day.spans) > 0 and len(list_filter(of_day.spans, lambda span: not span.is_done)) = 0 then 'awaiting'
        when len(list_filter(of_day.spans, lambda span: span.action_state = 'failed')) > 0 then 'failed'
        when coalesce(len(list_filter(of_day.spans, lambda span: span.is_owned)), 0) = 0 then 'without_owner'
        when len(list_filter(of_day.spans, lambda span: span.action_state = 'in_progress' or span.is_done)) > 0 then 'in_progress'
        else 'not_started'
    end as limitation_state,
    coalesce(len(list_filter(of_day.spans, lambda span: span.is_owned)), 0) > 0 as is_owned
from of_day;
