-- one row per line of a unit's score sheet in a year, in printed order, with what it gave itself and what it was given
-- `self_gap` is what the appraisal took off the own score of a lowest line (points), blank where it took nothing; `evidence_named` says whether
-- evidence is named for such a line. `explanation`, `evidence` and `explanation_state` are what the unit explains of it; evidence that is the name of a file of
-- the ledger is fetched by `evidence_id`. With $to_explain only lines with a gap or an explanation. `whole_gap` is the sum over the answer.
with files as (
    select
        current_evidence.unit_id,
        current_evidence.year,
        current_evidence.file_name,
        arg_max(current_evidence.evidence_id, current_evidence.published_no) as evidence_id
    from current_evidence
    where current_evidence.file_kind is not null
    group by current_evidence.unit_id, current_evidence.year, current_evidence.file_name
)

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
    coalesce(explanations.evidence, lines.evidence) as evidence,
    if(
        lines.is_leaf and lines.self_score > lines.score,
        if(coalesce(explanations.evidence, lines.evidence) is null, 'without_evidence', 'with_evidence'),
        null
    ) as evidence_named,
    explanations.text as explanation,
    if(explanations.text is null, null, coalesce(explanations.explanation_state, 'drafted')) as explanation_state,
    sum(if(lines.is_leaf and lines.self_score > lines.score, lines.self_score - lines.score, null)) over () as whole_gap,
    lines.flag,
    coalesce(current_sources.title, concat_ws(' · ', uploads.file_name, lines.sheet)) as source,
    concat_ws(
        chr(10),
        score_origin(lines.unit_id, lines.year, lines.position),
        if(explanations.criterion is null, null, concat_ws('|', 'explanations', lines.unit_id, lines.year, explanations.criterion, ''))
    ) as origin,
    coalesce(lines.code, lines.title) as criterion,
    files.evidence_id
from current_scores as lines
inner join units on units.unit_id = lines.unit_id
inner join uploads on uploads.upload_id = lines.upload_id
left join current_sources on current_sources.source_id = lines.source_id
left join current_explanations as explanations
    on explanations.unit_id = lines.unit_id
    and explanations.year = lines.year
    and explanations.criterion = coalesce(lines.code, lines.title)
left join files
    on files.unit_id = lines.unit_id
    and files.year = lines.year
    and files.file_name = coalesce(explanations.evidence, lines.evidence)
where
    ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or lines.year = cast($year as integer))
    and (
        not coalesce(cast($to_explain as boolean), false)
        or (lines.is_leaf and lines.self_score > lines.score)
        or explanations.text is not null
    )
order by in_name_order(units.province), in_name_order(units.name), lines.year, units.unit_id, lines.position
