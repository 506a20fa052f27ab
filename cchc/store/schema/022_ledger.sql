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
create or replace view computed_shares as
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
create or replace view computed_unknowns as
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

-- One row per coverage of limitations that stands, with the score sheet of the year beside it: what they hold follows from the two.
create or replace view standing_ledgers as
select
    ledgers.coverage_id,
    ledgers.unit_id,
    cast(ledgers.period as integer) as year,
    sheets.sheet_ids
from coverages as ledgers
left join (
    select
        coverages.unit_id,
        coverages.period,
        list_sort(list(coverages.coverage_id)) as sheet_ids
    from coverages
    where coverages.stands and coverages.topic = 'assessment'
    group by coverages.unit_id, coverages.period
) as sheets on sheets.unit_id = ledgers.unit_id and sheets.period = ledgers.period
where ledgers.stands and ledgers.topic = 'ledger_limitations';

-- The same, kept: each question about the ledger would divide the points of all lines anew. `kept_ledgers` has what is kept so, as it stood then,
-- with the number of rows of the unit's year. They are filled where the database is opened (tidying.py), and whatever changes
-- what stands of a unit's limitations or sheets renews its rows (`keep_shares`).
create or replace table kept_shares as
select computed_shares.*
from computed_shares
limit 0;

create or replace table kept_unknowns as
select computed_unknowns.*
from computed_unknowns
limit 0;

create or replace table kept_ledgers as
select
    standing_ledgers.*,
    cast(0 as bigint) as row_count
from standing_ledgers
limit 0;

-- Ledgers of which other shares are kept than what stands tells, or none, or that stand no more.
create or replace view ledgers_kept_otherwise as
select
    coalesce(standing.unit_id, kept.unit_id) as unit_id,
    coalesce(standing.year, kept.year) as year,
    standing.coverage_id as standing_coverage,
    kept.coverage_id as kept_coverage
from standing_ledgers as standing
full join kept_ledgers as kept on kept.coverage_id = standing.coverage_id
where standing.coverage_id is distinct from kept.coverage_id or standing.sheet_ids is distinct from kept.sheet_ids;

create or replace view limitation_shares as
select kept_shares.*
from kept_shares;

create or replace view limitation_unknowns as
select kept_unknowns.*
from kept_unknowns;

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

create or replace macro is_live(action_state) as action_state != 'dropped';
create or replace macro is_done(action_state) as action_state in ('awaiting', 'confirmed');

-- One row per action and span of days over which it is in one state; until its first change nothing is done. The action goes along with its first
-- span, for a join would let no list of units through.
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
        actions.unit_id,
        actions.year,
        actions.action_id,
        'not_started' as action_state,
        date '0001-01-01' as first_day,
        0 as published_no,
        {
            'position': actions.position,
            'remedy_id': actions.remedy_id,
            'text': actions.text,
            'owner': actions.owner,
            'supporters': actions.supporters,
            'due_on': actions.due_on,
            'due_text': actions.due_text,
            'product': actions.product,
            'document': actions.document,
            'source_id': actions.source_id,
            'sheet': actions.sheet,
            'upload_id': actions.upload_id
        } as action
    from current_ledger_actions as actions
),

spans as (
    select
        changes.* exclude (action),
        coalesce(cast(lead(changes.first_day) over in_time - interval 1 day as date), date '9999-12-31') as last_day,
        first_value(changes.action) over in_time as action
    from changes
    window in_time as (
        partition by changes.unit_id, changes.year, changes.action_id order by changes.first_day, changes.published_no
    )
)

select
    spans.unit_id,
    spans.year,
    spans.action_id,
    unnest(spans.action),
    spans.action_state,
    spans.first_day,
    spans.last_day,
    spans.changed_by,
    spans.note,
    is_done(spans.action_state) as is_done,
    is_live(spans.action_state) as is_live,
    spans.action_state in ('not_started', 'in_progress', 'failed') as is_open
from spans
where spans.action is not null and spans.first_day <= spans.last_day;

-- How far a limitation is by the actions for it that are not given up (`action_state`, `is_owned`): what the worst of them says.
create or replace macro limitation_state(has_remedy, actions) as case
    when not has_remedy then 'without_remedy'
    when len(actions) > 0 and len(list_filter(actions, lambda one: one.action_state != 'confirmed')) = 0 then 'confirmed'
    when len(actions) > 0 and len(list_filter(actions, lambda one: not is_done(one.action_state))) = 0 then 'awaiting'
    when len(list_filter(actions, lambda one: one.action_state = 'failed')) > 0 then 'failed'
    when coalesce(len(list_filter(actions, lambda one: one.is_owned)), 0) = 0 then 'without_owner'
    when len(list_filter(actions, lambda one: one.action_state = 'in_progress' or is_done(one.action_state))) > 0 then 'in_progress'
    else 'not_started'
end;

-- One row per limitation and span of days over which it is in one state: what its worst action that is not dropped says of it. Remedies and
-- actions are gathered and not joined, as above.
create or replace view limitation_spans as
with by_remedy as (
    select
        lines.unit_id,
        lines.year,
        lines.remedy_id,
        any_value(lines.limitation_ids) as limitation_ids,
        list(lines.span) filter (where lines.span is not null) as spans
    from (
        select
            current_ledger_remedies.unit_id,
            current_ledger_remedies.year,
            current_ledger_remedies.remedy_id,
            list_distinct(string_split(current_ledger_remedies.limitation_ids, chr(10))) as limitation_ids
        from current_ledger_remedies
        union all by name
        select
            action_spans.unit_id,
            action_spans.year,
            action_spans.remedy_id,
            {
                'first_day': action_spans.first_day,
                'last_day': action_spans.last_day,
                'action_state': action_spans.action_state,
                'is_owned': action_spans.owner is not null
            } as span
        from action_spans
    ) as lines
    group by lines.unit_id, lines.year, lines.remedy_id
),

tied as (
    select
        lines.unit_id,
        lines.year,
        lines.limitation_id,
        count(lines.remedy_id) > 0 as has_remedy,
        coalesce(flatten(list(lines.spans) filter (where lines.spans is not null)), []) as spans
    from (
        select
            followed_limitations.unit_id,
            followed_limitations.year,
            followed_limitations.limitation_id,
            true as is_followed
        from followed_limitations
        union all by name
        select
            by_remedy.unit_id,
            by_remedy.year,
            unnest(by_remedy.limitation_ids) as limitation_id,
            by_remedy.remedy_id,
            by_remedy.spans
        from by_remedy
    ) as lines
    group by lines.unit_id, lines.year, lines.limitation_id
    having bool_or(lines.is_followed)
),

with_days as (
    select
        tied.*,
        list_distinct(list_append(list_transform(tied.spans, lambda span: span.first_day), date '0001-01-01')) as days
    from tied
),

days as (
    select
        with_days.*,
        unnest(with_days.days) as first_day
    from with_days
),

of_day as (
    select
        days.* exclude (spans, days),
        coalesce(
            cast(list_min(list_filter(days.days, lambda day: day > days.first_day)) - interval 1 day as date), date '9999-12-31'
        ) as last_day,
        list_filter(
            days.spans, lambda span: days.first_day between span.first_day and span.last_day and is_live(span.action_state)
        ) as spans
    from days
)

select
    of_day.unit_id,
    of_day.year,
    of_day.limitation_id,
    of_day.first_day,
    of_day.last_day,
    limitation_state(of_day.has_remedy, of_day.spans) as limitation_state,
    coalesce(len(list_filter(of_day.spans, lambda span: span.is_owned)), 0) > 0 as is_owned
from of_day;
