-- one row per document that tells the total of a unit in a year, the one that is used first
select
    documents.unit,
    documents.province,
    documents.year,
    documents.standing,
    case
        when documents.coverage_id = unit_totals.coverage_id then 'used'
        when documents.is_kept then 'kept'
        else 'further'
    end as use_state,
    documents.max_score,
    documents.self_score,
    documents.score,
    if(
        documents.total_known_areas is null, coalesce(percent(documents.score, documents.max_score), documents.ratio), null
    ) as ratio,
    documents.rank,
    documents.out_of,
    documents.class,
    if(documents.coverage_id = unit_totals.coverage_id, unit_totals.printed_flag, documents.flag) as flag,
    coalesce(current_sources.title, uploads.file_name) as source,
    total_origin(documents.unit_id, documents.year, documents.coverage_id) as origin
from total_documents as documents
inner join unit_totals on unit_totals.unit_id = documents.unit_id and unit_totals.year = documents.year
inner join uploads on uploads.upload_id = documents.upload_id
left join current_sources on current_sources.source_id = documents.source_id
where
    ($unit is null or documents.unit = cast($unit as varchar))
    and ($unit_id is null or documents.unit_id = cast($unit_id as varchar))
    and ($province is null or documents.province = cast($province as varchar))
    and ($year is null or documents.year = cast($year as integer))
order by
    in_name_order(documents.province),
    in_name_order(documents.unit),
    documents.year,
    documents.unit_id,
    documents.is_kept,
    documents.authority desc,
    documents.topic = 'result' desc,
    documents.standing = 'published' desc,
    documents.published_no desc
