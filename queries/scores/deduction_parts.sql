-- one row per part of one unit's score sheet in one year: its areas, or the lines right below $parent; share and
-- cumulative share (largest first) are percent of all points lost by these parts
-- Points lost by parts are a sum of all only where each part has points and maximum, and these maxima make up that of the
-- whole, as the sheet itself tells it, as far as it is known (`is_whole`); else there is no share. `known_parts` of `all_parts` have both;
-- `rest_points`: what $parent lost as it is printed and none of its parts tells.
with lines as (
    select
        current_scores.*,
        units.name as unit,
        units.province,
        current_scores.max_score - current_scores.score as deduction
    from current_scores
    inner join units on units.unit_id = current_scores.unit_id
    where
        units.name = cast($unit as varchar)
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and units.province = cast($province as varchar)
        and current_scores.year = cast($year as integer)
),

wholes as (
    select
        lines.unit_id,
        max(lines.max_score) as max_score,
        max(lines.deduction) as deduction
    from lines
    where lines.code = cast($parent as varchar)
    group by lines.unit_id
    union all
    select
        sheet_maxima.unit_id,
        sheet_maxima.max_score,
        null as deduction
    from sheet_maxima
    where
        $parent is null
        and sheet_maxima.unit = cast($unit as varchar)
        and ($unit_id is null or sheet_maxima.unit_id = cast($unit_id as varchar))
        and sheet_maxima.province = cast($province as varchar)
        and sheet_maxima.year = cast($year as integer)
),

parts as (
    select
        lines.*,
        count(lines.deduction) over sheet as known_parts,
        count(*) over sheet as all_parts,
        count(*) filter (where lines.max_score is null) over sheet as parts_without_maximum,
        sum(lines.max_score) over sheet as parts_max_score,
        wholes.max_score as whole_max_score,
        wholes.deduction - coalesce(sum(lines.deduction) over sheet, 0) as untold,
        known_parts = all_parts and coalesce(parts_max_score >= whole_max_score - 0.011, true) as is_whole
    from lines
    left join wholes on wholes.unit_id = lines.unit_id
    where
        if(
            $parent is null,
            lines.level = 'area',
            lines.parent_code = cast($parent as varchar)
            and lines.level in ('criterion', 'subcriterion')
        )
    window sheet as (partition by lines.unit_id)
)

select
    parts.level,
    parts.code,
    parts.title,
    parts.max_score,
    parts.self_score,
    parts.score,
    parts.deduction,
    percent(parts.score, parts.max_score) as ratio,
    if(parts.is_whole, percent(parts.deduction, sum(parts.deduction) over sheet), null) as share,
    if(
        parts.is_whole,
        percent(
            sum(parts.deduction) over (
                partition by parts.unit_id
                order by parts.deduction desc, parts.position
            ),
            sum(parts.deduction) over sheet
        ),
        null
    ) as cumulative_share,
    parts.known_parts,
    parts.all_parts,
    parts.parts_without_maximum,
    parts.parts_max_score,
    parts.whole_max_score,
    parts.is_whole,
    if(parts.untold > 0, parts.untold, null) as rest_points,
    not parts.is_leaf as has_parts,
    parts.reason,
    parts.owner,
    parts.evidence,
    parts.flag,
    coalesce(current_sources.title, concat_ws(' · ', uploads.file_name, parts.sheet)) as source,
    score_origin(parts.unit_id, parts.year, parts.position) as origin
from parts
inner join uploads on uploads.upload_id = parts.upload_id
left join current_sources on current_sources.source_id = parts.source_id
window sheet as (partition by parts.unit_id)
order by parts.unit_id, parts.position
