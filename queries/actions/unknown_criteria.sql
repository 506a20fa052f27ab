-- one row per line of who answers (view `incoming`) that is not as the criteria of its unit and year are told: by the unit's own score
-- sheet, else by the frameworks of its level, year and province that are known whole; where all fit, one row with a blank
-- departure; none where no criteria are known
with lines as (
    select
        cast(incoming.coverage_id as varchar) as coverage_id,
        cast(incoming.unit_id as varchar) as unit_id,
        cast(incoming.unit_kind as varchar) as unit_kind,
        cast(incoming.province as varchar) as province,
        cast(incoming.year as integer) as year,
        cast(incoming.row_no as integer) as row_no,
        cast(incoming.code as varchar) as code,
        cast(incoming.title as varchar) as title,
        nullif(regexp_replace(folded(incoming.title), '[^a-z0-9]', '', 'g'), '') as words
    from incoming
),

of_sheets as (
    select
        current_scores.unit_id,
        current_scores.year,
        current_scores.code,
        current_scores.title,
        cast(null as varchar) as framework
    from current_scores
    where current_scores.unit_id in (select lines.unit_id from lines)
),

of_frameworks as (
    select distinct
        lines.unit_id,
        lines.year,
        current_criteria.code,
        current_criteria.title,
        coalesce(whole_frameworks.name, whole_frameworks.framework_id) as framework
    from lines
    inner join whole_frameworks
        on coalesce(whole_frameworks.level, lines.unit_kind) = lines.unit_kind
        and lines.year between coalesce(whole_frameworks.year_from, lines.year) and coalesce(whole_frameworks.year_to, lines.year)
        and (
            contains(coalesce(whole_frameworks.issuer, whole_frameworks.name, ''), lines.province)
            or not regexp_matches(coalesce(whole_frameworks.issuer, whole_frameworks.name, ''), '(UBND|tỉnh|thành phố) ')
        )
    inner join current_criteria on current_criteria.framework_id = whole_frameworks.framework_id
    where (lines.unit_id, lines.year) not in (select (of_sheets.unit_id, of_sheets.year) from of_sheets)
),

known as (
    select
        candidates.*,
        nullif(regexp_replace(folded(candidates.title), '[^a-z0-9]', '', 'g'), '') as words
    from (
        select of_sheets.*
        from of_sheets
        union all
        select of_frameworks.*
        from of_frameworks
    ) as candidates
),

-- a sheet of areas says nothing of the criteria below them
depths as (
    select
        known.unit_id,
        known.year,
        max(len(string_split(known.code, '.'))) as depth
    from known
    group by known.unit_id, known.year
),

-- by its code, else by its name: as in `framework_departures` a tenth of the letters may differ, and no digit
compared as (
    select
        lines.coverage_id,
        lines.row_no,
        lines.code,
        lines.title,
        min(known.framework) as framework,
        bool_or(known.code = lines.code) as has_code,
        min(known.title) filter (where known.code = lines.code) as known_title,
        bool_or(
            known.words = lines.words
            or (
                regexp_replace(known.words, '[a-z]', '', 'g') = regexp_replace(lines.words, '[a-z]', '', 'g')
                and levenshtein(known.words, lines.words) * 10 <= length(known.words)
            )
        ) filter (where lines.code is null or known.code = lines.code) as is_called_so
    from lines
    inner join known on known.unit_id = lines.unit_id and known.year = lines.year
    inner join depths on depths.unit_id = lines.unit_id and depths.year = lines.year
    where lines.code is null or len(string_split(lines.code, '.')) <= depths.depth
    group by lines.coverage_id, lines.row_no, lines.code, lines.title
),

departing as (
    select
        compared.*,
        case
            when compared.code is null and not coalesce(compared.is_called_so, false) then 'unnamed'
            when compared.code is not null and not coalesce(compared.has_code, false) then 'unknown'
            when
                compared.code is not null and compared.title is not null and compared.known_title is not null
                and not coalesce(compared.is_called_so, false)
                then 'renamed'
        end as departure
    from compared
)

select
    departing.row_no,
    departing.code,
    departing.title,
    departing.known_title,
    departing.framework,
    departing.departure
from departing
qualify
    departing.departure is not null
    or (max(departing.departure) over () is null and row_number() over (order by departing.row_no) = 1)
order by departing.row_no, in_name_order(departing.code), in_name_order(departing.title)
