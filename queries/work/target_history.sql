-- one row per value that a target of a unit ever had, and per time that it was removed, the newest first: who published it,
-- when, and whether it stands
with figures as materialized (
    select
        units.name as unit,
        units.province,
        targets.*,
        combined_flags([effective_flag(null, publication_history.standing)]) as flag,
        concat_ws(
            '|',
            'targets_ever',
            targets.unit_id,
            targets.period,
            targets.measure,
            targets.title,
            targets.coverage_id,
            ''
        ) as origin,
        publication_history.* exclude (coverage_id, unit_id, period)
    from units
    inner join targets on targets.unit_id = units.unit_id
    inner join publication_history
        on publication_history.coverage_id = targets.coverage_id
        and publication_history.unit_id = targets.unit_id
        and publication_history.topic = 'targets'
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

named as (
    select distinct
        figures.unit,
        figures.province,
        figures.scope,
        figures.unit_id,
        figures.period,
        figures.measure,
        figures.title
    from figures
),

-- each name beside each publication of its scope
targets_by_publication as (
    select
        named.*,
        publication_history.* exclude (scope, unit_id, period),
        stated_in.title is not null as is_stated
    from named
    inner join publication_history
        on publication_history.unit_id = named.unit_id
        and publication_history.scope = named.scope
        and publication_history.topic = 'targets'
    left join (select distinct figures.coverage_id, figures.title from figures) as stated_in
        on stated_in.coverage_id = publication_history.coverage_id
        and stated_in.title = named.title
),

-- where several targets stand under one scope, one goes by a publication of the others: it was told before, and is no more; what is
-- kept as a further reading takes nothing away
left_out as (
    select
        targets_by_publication.* exclude (state, is_stated),
        if(targets_by_publication.state = 'published', 'removed', targets_by_publication.state) as state
    from targets_by_publication
    qualify
        targets_by_publication.row_count > 0
        and targets_by_publication.state != 'further'
        and not targets_by_publication.is_stated
        and last_value(if(targets_by_publication.state in ('taken_back', 'further'), null, targets_by_publication.is_stated) ignore nulls) over (
            partition by targets_by_publication.scope, targets_by_publication.title
            order by targets_by_publication.published_no
            rows between unbounded preceding and 1 preceding
        )
),

everything as (
    select *
    from figures
    union all by name
    select
        named.*,
        removals.* exclude (scope, unit_id, period)
    from removals
    inner join named on named.scope = removals.scope
    where removals.topic = 'targets'
    union all by name
    select *
    from left_out
)

select
    everything.unit,
    everything.province,
    everything.period,
    everything.measure,
    everything.title,
    everything.comparison,
    everything.value,
    everything.measure_unit,
    everything.note,
    coalesce(current_sources.title, everything.document, everything.file_name) as source,
    everything.published_by,
    everything.published_at,
    everything.state,
    cast(everything.upload_id as varchar) as upload_id,
    everything.flag,
    everything.origin
from everything
left join current_sources on current_sources.source_id = everything.source_id
order by
    in_name_order(everything.province),
    in_name_order(everything.unit),
    everything.period,
    everything.unit_id,
    everything.measure,
    in_name_order(everything.title),
    everything.published_no desc
