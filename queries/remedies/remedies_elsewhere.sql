-- one row per limitation of another unit, of any year, that costs points of a criterion of the limitations of a unit and year (of $limitation_id), and has a
-- remedy: what was done about it, how far it was on $as_of (today, where it is not given), and what came back in that unit's next sheet
-- Criteria are the same by the mapping of frameworks, or by framework and code where nothing is mapped; never by their words alone. Points are those of these
-- criteria, at that unit; `share_back` is the percentage of `known_lost` that came back. `verdict` is of the two criteria: other maxima or frameworks
-- let no more be compared than shares. $unit_ids: only these units, which those with a ledger are, for the others have nothing to tell; least
-- and greatest of them stand besides the list, for they pass through joins. What came back most comes first.
with today as (
    select asked_day($as_of) as day
),

own as (
    select distinct
        outcomes.unit_id,
        outcomes.name,
        outcomes.framework,
        outcomes.code,
        outcomes.max_score
    from limitation_shares
    inner join criterion_outcomes as outcomes
        on outcomes.unit_id = limitation_shares.unit_id
        and outcomes.year = limitation_shares.year
        and list_contains(outcomes.positions, limitation_shares.position)
    where
        outcomes.framework is not null
        and ($unit is null or outcomes.unit = cast($unit as varchar))
        and ($unit_id is null or outcomes.unit_id = cast($unit_id as varchar))
        and ($unit_id is null or limitation_shares.unit_id = cast($unit_id as varchar))
        and ($province is null or outcomes.province = cast($province as varchar))
        and ($year is null or outcomes.year = cast($year as integer))
        and ($year is null or limitation_shares.year = cast($year as integer))
        and ($limitation_id is null or limitation_shares.limitation_id = cast($limitation_id as varchar))
),

alike as (
    select
        others.unit_id,
        others.unit,
        others.province,
        others.year,
        others.positions,
        others.code,
        others.title,
        others.framework,
        others.deduction,
        others.loss_outcome,
        others.won_back,
        others.flag,
        others.origin,
        bool_or(others.framework = own.framework and others.max_score = own.max_score) as is_alike
    from criterion_outcomes as others
    inner join own
        on others.unit_id != own.unit_id
        and (
            (starts_with(others.name, '=') and others.name = own.name)
            or (others.framework = own.framework and others.code = own.code)
        )
    where
        others.loss_outcome is not null
        and ($unit_ids is null or others.unit_id >= list_min(cast($unit_ids as varchar[])))
        and ($unit_ids is null or others.unit_id <= list_max(cast($unit_ids as varchar[])))
        and ($unit_ids is null or list_contains(cast($unit_ids as varchar[]), others.unit_id))
    group by all
),

shares as (
    select
        limitation_shares.unit_id,
        limitation_shares.year,
        limitation_shares.limitation_id,
        any_value(alike.unit) as unit,
        any_value(alike.province) as province,
        string_agg(distinct concat_ws(' ', alike.code, alike.title), chr(10) order by concat_ws(' ', alike.code, alike.title)) as criterion,
        any_value(alike.framework) as framework,
        bool_and(alike.is_alike) as is_alike,
        sum(limitation_shares.share) as lost_points,
        sum(limitation_shares.share) filter (where alike.won_back is not null) as known_lost,
        cast(sum(limitation_shares.share * alike.won_back / alike.deduction) as decimal(18, 6)) as won_back,
        combined_flags(list(alike.flag)) as flag,
        string_agg(alike.origin, chr(10) order by alike.origin) as origin
    from limitation_shares
    inner join (select alike.*, unnest(alike.positions) as position from alike) as alike
        on alike.unit_id = limitation_shares.unit_id
        and alike.year = limitation_shares.year
        and alike.position = limitation_shares.position
    where
        ($unit_ids is null or limitation_shares.unit_id >= list_min(cast($unit_ids as varchar[])))
        and ($unit_ids is null or limitation_shares.unit_id <= list_max(cast($unit_ids as varchar[])))
        and ($unit_ids is null or list_contains(cast($unit_ids as varchar[]), limitation_shares.unit_id))
    group by limitation_shares.unit_id, limitation_shares.year, limitation_shares.limitation_id
),

-- Only of the limitations found: states of all days (limitation_spans) would be told of all that these units ever had.
tied as (
    select
        shares.unit_id,
        shares.year,
        shares.limitation_id,
        lines.remedy_id,
        lines.text,
        lines.position
    from (
        select
            current_ledger_remedies.unit_id,
            current_ledger_remedies.year,
            current_ledger_remedies.remedy_id,
            current_ledger_remedies.text,
            current_ledger_remedies.position,
            unnest(list_distinct(string_split(current_ledger_remedies.limitation_ids, chr(10)))) as limitation_id
        from current_ledger_remedies
        where
        ($unit_ids is null or current_ledger_remedies.unit_id >= list_min(cast($unit_ids as varchar[])))
        and ($unit_ids is null or current_ledger_remedies.unit_id <= list_max(cast($unit_ids as varchar[])))
        and ($unit_ids is null or list_contains(cast($unit_ids as varchar[]), current_ledger_remedies.unit_id))
    ) as lines
    inner join shares
        on shares.unit_id = lines.unit_id
        and shares.year = lines.year
        and shares.limitation_id = lines.limitation_id
),

actions as (
    select
        tied.unit_id,
        tied.year,
        tied.limitation_id,
        current_ledger_actions.action_id,
        current_ledger_actions.owner
    from tied
    inner join current_ledger_actions
        on current_ledger_actions.unit_id = tied.unit_id
        and current_ledger_actions.year = tied.year
        and current_ledger_actions.remedy_id = tied.remedy_id
    where
        ($unit_ids is null or current_ledger_actions.unit_id >= list_min(cast($unit_ids as varchar[])))
        and ($unit_ids is null or current_ledger_actions.unit_id <= list_max(cast($unit_ids as varchar[])))
        and ($unit_ids is null or list_contains(cast($unit_ids as varchar[]), current_ledger_actions.unit_id))
),

changes as (
    select
        state_changes.unit_id,
        state_changes.year,
        state_changes.action_id,
        arg_max(state_changes.action_state, {'changed_on': state_changes.changed_on, 'published_no': state_changes.published_no})
            as action_state
    from state_changes
    cross join today
    where
        state_changes.changed_on <= today.day
        and ($unit_ids is null or state_changes.unit_id >= list_min(cast($unit_ids as varchar[])))
        and ($unit_ids is null or state_changes.unit_id <= list_max(cast($unit_ids as varchar[])))
        and ($unit_ids is null or list_contains(cast($unit_ids as varchar[]), state_changes.unit_id))
    group by state_changes.unit_id, state_changes.year, state_changes.action_id
),

done as (
    select
        actions.unit_id,
        actions.year,
        actions.limitation_id,
        list({'action_state': coalesce(changes.action_state, 'not_started'), 'is_owned': actions.owner is not null}) as actions
    from actions
    left join changes
        on changes.unit_id = actions.unit_id
        and changes.year = actions.year
        and changes.action_id = actions.action_id
    where is_live(coalesce(changes.action_state, 'not_started'))
    group by actions.unit_id, actions.year, actions.limitation_id
),

remedies as (
    select
        tied.unit_id,
        tied.year,
        tied.limitation_id,
        string_agg(tied.text, chr(10) order by tied.position, tied.remedy_id) as remedy
    from tied
    group by tied.unit_id, tied.year, tied.limitation_id
)

select
    shares.unit,
    shares.province,
    shares.year,
    shares.criterion,
    followed_limitations.text as limitation,
    remedies.remedy,
    limitation_state(true, done.actions) as limitation_state,
    shares.lost_points,
    shares.known_lost,
    shares.won_back,
    cast(100 * shares.won_back / shares.known_lost as double) as share_back,
    shares.framework,
    if(shares.is_alike, 'comparable', 'partial') as verdict,
    shares.flag,
    shares.origin,
    shares.unit_id,
    shares.limitation_id
from shares
inner join followed_limitations
    on followed_limitations.unit_id = shares.unit_id
    and followed_limitations.year = shares.year
    and followed_limitations.limitation_id = shares.limitation_id
inner join remedies
    on remedies.unit_id = shares.unit_id
    and remedies.year = shares.year
    and remedies.limitation_id = shares.limitation_id
left join done
    on done.unit_id = shares.unit_id
    and done.year = shares.year
    and done.limitation_id = shares.limitation_id
where
        ($unit_ids is null or followed_limitations.unit_id >= list_min(cast($unit_ids as varchar[])))
        and ($unit_ids is null or followed_limitations.unit_id <= list_max(cast($unit_ids as varchar[])))
        and ($unit_ids is null or list_contains(cast($unit_ids as varchar[]), followed_limitations.unit_id))
order by
    share_back desc nulls last,
    limitation_state = 'confirmed' desc,
    shares.lost_points desc,
    shares.year desc,
    in_name_order(shares.province),
    in_name_order(shares.unit),
    shares.unit_id,
    shares.limitation_id
