-- one row per year between two years of a unit that has score sheets: the ratio on the part that all these years have
-- in common (tính lại), beside the published one, and how much of the year's points that part covers (blank where a maximum is)
-- Common are criteria of the same name (named_lines) with points and maximum in every year: the lowest lines
-- where every year has lines below its areas, else the areas.
with lines as (
    select named_lines.*
    from named_lines
    where
        named_lines.level in ('area', 'criterion', 'subcriterion')
        and named_lines.unit = cast($unit as varchar)
        and ($unit_id is null or named_lines.unit_id = cast($unit_id as varchar))
        and named_lines.province = cast($province as varchar)
        and ($left_year is null or named_lines.year >= cast($left_year as integer))
        and ($right_year is null or named_lines.year <= cast($right_year as integer))
),

years as (
    select
        lines.unit_id,
        lines.year,
        bool_or(lines.level != 'area') as has_criteria
    from lines
    group by lines.unit_id, lines.year
),

basis as (
    select
        years.unit_id,
        if(bool_and(years.has_criteria), 'criterion', 'area') as level,
        count(*) as year_count
    from years
    group by years.unit_id
),

named as (
    select
        lines.unit_id,
        lines.year,
        lines.name,
        any_value(basis.level) as level,
        any_value(basis.year_count) as year_count,
        any_value(lines.framework_id) as framework_id,
        any_value(lines.total_ratio) as ratio,
        list(lines.flag) as flags,
        any_value(lines.total_flag) as total_flag,
        any_value(lines.total_source_id) as source_id,
        any_value(lines.total_upload_id) as upload_id,
        any_value(lines.total_origin) as total_origin,
        if(count(lines.max_score) = count(*), sum(lines.max_score), null) as max_score,
        if(count(lines.score) = count(*), sum(lines.score), null) as score
    from lines
    inner join basis on basis.unit_id = lines.unit_id
    where if(basis.level = 'criterion', lines.is_leaf, lines.level = 'area')
    group by lines.unit_id, lines.year, lines.name
),

marked as (
    select
        named.*,
        count(*) filter (where named.max_score is not null and named.score is not null) over (
            partition by named.unit_id, named.name
        ) = named.year_count as is_common
    from named
)

select
    marked.year,
    any_value(coalesce(current_frameworks.name, marked.framework_id)) as framework,
    any_value(current_frameworks.decision) as decision,
    any_value(marked.level) as level,
    count(*) as criteria_count,
    count(*) filter (where marked.is_common) as common_count,
    sum(marked.max_score) filter (where marked.is_common) as common_max_score,
    sum(marked.score) filter (where marked.is_common) as common_score,
    percent(
        sum(marked.score) filter (where marked.is_common), sum(marked.max_score) filter (where marked.is_common)
    ) as rebased_ratio,
    if(
        count(marked.max_score) = count(*),
        percent(sum(marked.max_score) filter (where marked.is_common), sum(marked.max_score)),
        null
    ) as common_share,
    any_value(marked.ratio) as ratio,
    combined_flags(list_append(flatten(list(marked.flags)), any_value(marked.total_flag))) as flag,
    any_value(coalesce(current_sources.title, uploads.file_name)) as source,
    any_value(marked.total_origin)
    || chr(10) || concat_ws('|', 'scores', marked.unit_id, marked.year, '') as origin
from marked
left join uploads on uploads.upload_id = marked.upload_id
left join current_frameworks on current_frameworks.framework_id = marked.framework_id
left join current_sources on current_sources.source_id = marked.source_id
group by marked.unit_id, marked.year
order by marked.year, marked.unit_id
