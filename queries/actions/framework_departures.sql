-- one row per departure of a score sheet (view `incoming`: its lines) from the framework that it follows; a sheet that
-- fits its framework has one row with a blank departure, a sheet that follows none known whole has no row (decision 0016)
with lines as (
    select
        cast(incoming.coverage_id as varchar) as coverage_id,
        cast(incoming.unit_kind as varchar) as unit_kind,
        cast(incoming.province as varchar) as province,
        cast(incoming.year as integer) as year,
        cast(incoming.chosen as varchar) as chosen,
        cast(incoming.stamp as varchar) as stamp,
        cast(incoming.row_no as integer) as row_no,
        cast(incoming.code as varchar) as code,
        cast(incoming.title as varchar) as title,
        cast(incoming.max_score as decimal(18, 6)) as max_score,
        case incoming.level when 'area' then 1 when 'criterion' then 2 else 3 end as depth,
        nullif(
            regexp_replace(folded(incoming.title), '[^a-z0-9]', '', 'g'), ''
        ) as words
    from incoming
    where incoming.level in ('area', 'criterion', 'subcriterion')
),

sheets as (
    select
        lines.coverage_id,
        any_value(lines.unit_kind) as unit_kind,
        any_value(lines.province) as province,
        any_value(lines.year) as year,
        any_value(lines.chosen) as chosen,
        any_value(lines.stamp) as stamp,
        max(lines.depth) as depth
    from lines
    group by lines.coverage_id
),

criteria as (
    select
        current_criteria.framework_id,
        current_criteria.position,
        current_criteria.code,
        current_criteria.level,
        current_criteria.title,
        current_criteria.max_score,
        case current_criteria.level when 'area' then 1 when 'criterion' then 2 else 3 end as depth,
        nullif(
            regexp_replace(folded(current_criteria.title), '[^a-z0-9]', '', 'g'), ''
        ) as words
    from current_criteria
    where current_criteria.level in ('area', 'criterion', 'subcriterion')
),

trees as (
    select
        whole_frameworks.framework_id,
        whole_frameworks.name,
        whole_frameworks.level,
        whole_frameworks.year_from,
        whole_frameworks.year_to,
        coalesce(whole_frameworks.issuer, whole_frameworks.name, '') as place,
        max(criteria.depth) as depth
    from whole_frameworks
    inner join criteria on criteria.framework_id = whole_frameworks.framework_id
    group by all
),

-- what was chosen; else what the sheet says of itself, or what is of its level and not of another province
candidates as (
    select
        sheets.coverage_id,
        sheets.year,
        trees.framework_id,
        trees.name as framework,
        trees.year_from,
        trees.year_to,
        trees.depth as tree_depth,
        least(sheets.depth, trees.depth) as depth,
        sheets.chosen is not null as is_chosen,
        coalesce(trees.framework_id = sheets.stamp, false) as is_stamped,
        sheets.year between coalesce(trees.year_from, sheets.year) and coalesce(trees.year_to, sheets.year) as is_of_year,
        -- of a year whose framework nobody has kept, last year's says nothing
        bool_or(is_of_year) over (partition by sheets.coverage_id) as has_rule
    from sheets
    inner join trees
        on trees.framework_id = coalesce(
            sheets.chosen,
            case
                when
                    coalesce(trees.level, sheets.unit_kind) = sheets.unit_kind
                    and (
                        contains(trees.place, sheets.province)
                        or not regexp_matches(trees.place, '(UBND|tỉnh|thành phố) ')
                    )
                    then trees.framework_id
            end,
            sheets.stamp
        )
),

-- a sheet of areas is compared with the areas of a full tree, and the other way round
expected as (
    select
        candidates.coverage_id,
        candidates.framework_id,
        criteria.* exclude (framework_id)
    from candidates
    inner join criteria on criteria.framework_id = candidates.framework_id and criteria.depth <= candidates.depth
),

printed as (
    select
        lines.*,
        candidates.framework_id
    from candidates
    inner join lines on lines.coverage_id = candidates.coverage_id and lines.depth <= candidates.depth
),

compared as (
    select
        coalesce(expected.coverage_id, printed.coverage_id) as coverage_id,
        coalesce(expected.framework_id, printed.framework_id) as framework_id,
        coalesce(expected.code, printed.code) as code,
        expected.level,
        expected.position,
        expected.title as framework_title,
        expected.max_score as framework_max_score,
        printed.row_no,
        printed.title,
        printed.max_score,
        expected.framework_id is not null as is_expected,
        printed.framework_id is not null as is_printed,
        case
            when expected.words is null or printed.words is null or expected.words = printed.words then true
            when regexp_replace(expected.words, '[a-z]', '', 'g') != regexp_replace(printed.words, '[a-z]', '', 'g') then false
            when abs(length(expected.words) - length(printed.words)) * 10 > length(expected.words) then false
            else levenshtein(expected.words, printed.words) * 10 <= length(expected.words)
        end as is_alike
    from expected
    full join printed
        on printed.coverage_id = expected.coverage_id
        and printed.framework_id = expected.framework_id
        and printed.code = expected.code
),

departing as (
    select
        compared.*,
        case
            when not compared.is_printed then 'missing'
            when not compared.is_expected then 'extra'
            when not compared.is_alike then 'renamed'
        end as departure,
        compared.is_printed
        and compared.is_expected
        and compared.max_score is distinct from compared.framework_max_score as has_other_maximum,
        max(compared.row_no) over (
            partition by compared.coverage_id, compared.framework_id
            order by compared.position
            rows between unbounded preceding and current row
        ) as last_row_no
    from compared
),

followed as (
    select
        candidates.*,
        counted.departures + cast(not candidates.is_of_year as integer) as departures
    from candidates
    inner join (
        select
            departing.coverage_id,
            departing.framework_id,
            count(departing.departure) + count(*) filter (where departing.has_other_maximum) as departures,
            count(*) filter (where departing.is_expected and departing.is_printed and departing.is_alike) as alike,
            count(*) filter (where departing.is_expected) as lines
        from departing
        group by departing.coverage_id, departing.framework_id
    ) as counted
        on counted.coverage_id = candidates.coverage_id
        and counted.framework_id = candidates.framework_id
    where candidates.is_chosen or candidates.is_stamped or (candidates.has_rule and counted.alike * 2 >= counted.lines)
    qualify row_number() over (
        partition by candidates.coverage_id
        order by
            candidates.is_stamped desc,
            candidates.depth desc,
            counted.departures + cast(not candidates.is_of_year as integer),
            candidates.is_of_year desc,
            candidates.tree_depth desc,
            candidates.framework_id desc
    ) = 1
),

departures as (
    select
        departing.coverage_id,
        departing.departure,
        departing.* exclude (coverage_id, framework_id, departure)
    from departing
    semi join followed
        on followed.coverage_id = departing.coverage_id and followed.framework_id = departing.framework_id
    where departing.departure is not null
    union all by name
    select
        departing.coverage_id,
        'other_maximum' as departure,
        departing.* exclude (coverage_id, framework_id, departure)
    from departing
    semi join followed
        on followed.coverage_id = departing.coverage_id and followed.framework_id = departing.framework_id
    where departing.has_other_maximum
    union all by name
    select
        followed.coverage_id,
        'other_version' as departure
    from followed
    where not followed.is_of_year
)

select
    followed.coverage_id,
    followed.framework_id,
    followed.framework,
    followed.year_from,
    followed.year_to,
    followed.departures,
    departures.departure,
    departures.code,
    departures.level,
    departures.title,
    departures.framework_title,
    departures.max_score,
    departures.framework_max_score,
    departures.row_no,
    departures.last_row_no
from followed
left join departures on departures.coverage_id = followed.coverage_id
order by
    followed.coverage_id,
    coalesce(departures.row_no, departures.last_row_no),
    departures.departure,
    in_name_order(departures.code)
