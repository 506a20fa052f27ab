-- one row per criterion of a framework and what it is in a later one: as the mapping table states, or proposed
-- Proposed (the note says so) is what has the same title, without accents, punctuation and the year in it, under two
-- frameworks of one level and issuer: `same` with the same code, else `renamed`. Nothing is proposed as new or dropped,
-- for most frameworks are not known whole.
with named as (
    select
        current_frameworks.framework_id,
        current_frameworks.level as framework_level,
        current_frameworks.issuer,
        current_frameworks.year_from,
        current_criteria.level,
        current_criteria.code,
        current_criteria.title,
        current_criteria.max_score,
        title_key(current_criteria.title) as title_key
    from current_criteria
    inner join current_frameworks on current_frameworks.framework_id = current_criteria.framework_id
),

proposed as (
    select
        earlier.framework_id as from_framework,
        earlier.code as from_code,
        later.framework_id as to_framework,
        later.code as to_code,
        if(earlier.code = later.code, 'same', 'renamed') as relation
    from named as earlier
    inner join named as later
        on later.title_key = earlier.title_key
        and later.level = earlier.level
        and later.framework_level = earlier.framework_level
        and later.issuer = earlier.issuer
        and later.year_from > earlier.year_from
    where
        earlier.title_key != ''
        and earlier.code is not null
        and later.code is not null
),

mappings as (
    select
        current_criterion_mappings.from_framework,
        current_criterion_mappings.from_code,
        current_criterion_mappings.to_framework,
        current_criterion_mappings.to_code,
        current_criterion_mappings.relation,
        current_criterion_mappings.note,
        current_criterion_mappings.source_id
    from current_criterion_mappings
    union all by name
    select
        proposed.*,
        'Phần mềm đề xuất: cùng tên' as note
    from proposed
    anti join current_criterion_mappings as stated
        on stated.from_framework = proposed.from_framework
        and stated.to_framework = proposed.to_framework
        and (stated.from_code = proposed.from_code or stated.to_code = proposed.to_code)
),

titled_mappings as (
    select distinct
        coalesce(from_frameworks.name, mappings.from_framework) as from_framework,
        mappings.from_code,
        earlier.title as from_title,
        earlier.max_score as from_max_score,
        coalesce(to_frameworks.name, mappings.to_framework) as to_framework,
        mappings.to_code,
        later.title as to_title,
        later.max_score as to_max_score,
        mappings.relation,
        mappings.note,
        coalesce(current_sources.title, mappings.source_id) as source
    from mappings
    left join current_frameworks as from_frameworks on from_frameworks.framework_id = mappings.from_framework
    left join current_frameworks as to_frameworks on to_frameworks.framework_id = mappings.to_framework
    left join named as earlier on earlier.framework_id = mappings.from_framework and earlier.code = mappings.from_code
    left join named as later on later.framework_id = mappings.to_framework and later.code = mappings.to_code
    left join current_sources on current_sources.source_id = mappings.source_id
    where
        says(
            concat_ws(
                ' ',
                coalesce(from_frameworks.name, mappings.from_framework),
                earlier.title,
                coalesce(to_frameworks.name, mappings.to_framework),
                later.title,
                mappings.note
            ),
            $text
        )
)

select titled_mappings.*
from titled_mappings
order by
    in_name_order(titled_mappings.from_framework),
    in_name_order(titled_mappings.from_code),
    in_name_order(titled_mappings.from_title),
    titled_mappings.from_max_score,
    in_name_order(titled_mappings.to_framework),
    in_name_order(titled_mappings.to_code),
    in_name_order(titled_mappings.to_title),
    titled_mappings.to_max_score,
    titled_mappings.relation,
    titled_mappings.note,
    titled_mappings.source
