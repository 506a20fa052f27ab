-- one row per part of one unit's score sheet in one year: its areas, or the lines right below $parent; share and
-- cumulative share (largest first) are percent of all points lost by these parts
with parts as (
    select
        standing_scores.*,
        units.name as unit,
        units.province,
        standing_scores.max_score - standing_scores.score as deduction
    from standing_scores
    inner join units on units.unit_id = standing_scores.unit_id
    where
        units.name = cast($unit as varchar)
        and units.province = cast($province as varchar)
        and standing_scores.year = cast($year as integer)
        and if(
            $parent is null,
            standing_scores.level = 'area',
            standing_scores.parent_code = cast($parent as varchar)
            and standing_scores.level in ('criterion', 'subcriterion')
        )
)

select
    parts.level,
    parts.code,
    parts.title,
    parts.max_score,
    parts.self_score,
    parts.score,
    parts.deduction,
    100.0 * parts.score / nullif(parts.max_score, 0) as ratio,
    100.0 * parts.deduction / nullif(sum(parts.deduction) over sheet, 0) as share,
    100.0 * sum(parts.deduction) over (
        partition by parts.unit_id
        order by parts.deduction desc, parts.position
    ) / nullif(sum(parts.deduction) over sheet, 0) as cumulative_share,
    not parts.is_leaf as has_parts,
    parts.reason,
    uploads.file_name || coalesce(' · ' || parts.sheet, '') as source
from parts
inner join uploads on uploads.upload_id = parts.upload_id
window sheet as (partition by parts.unit_id)
order by parts.unit_id, parts.position
