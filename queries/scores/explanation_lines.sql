-- one row per line of a unit's score sheet in a year, in printed order, with what it gave itself and what it was given
-- `self_gap` is what the appraisal took off the own score of a lowest line (points), blank where it took nothing; `explanation_state` says
-- whether the sheet names evidence for such a line. With $to_explain only these lines. `whole_gap` is the sum over the answer.
select
    units.name as unit,
    units.province,
    lines.year,
    lines.level,
    lines.area_code,
    lines.code,
    lines.title,
    lines.max_score,
    lines.self_score,
    coalesce(lines.appraised_score, if(lines.survey_score is null, lines.score, null)) as appraised_score,
    lines.survey_score,
    if(lines.is_leaf and lines.self_score > lines.score, lines.self_score - lines.score, null) as self_gap,
    lines.reason,
    lines.evidence,
    if(
        lines.is_leaf and lines.self_score > lines.score,
        if(lines.evidence is null, 'without_evidence', 'with_evidence'),
        null
    ) as explanation_state,
    sum(if(lines.is_leaf and lines.self_score > lines.score, lines.self_score - lines.score, null)) over () as whole_gap,
    lines.flag,
    coalesce(current_sources.title, concat_ws(' · ', uploads.file_name, lines.sheet)) as source,
    score_origin(lines.unit_id, lines.year, lines.position) as origin
from current_scores as lines
inner join units on units.unit_id = lines.unit_id
inner join uploads on uploads.upload_id = lines.upload_id
left join current_sources on current_sources.source_id = lines.source_id
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or lines.year = cast($year as integer))
    and (not coalesce(cast($to_explain as boolean), false) or (lines.is_leaf and lines.self_score > lines.score))
order by in_name_order(units.province), in_name_order(units.name), lines.year, units.unit_id, lines.position
