-- one row per source that gave lines of what stands: a document of the register, or an upload whose lines name none
select
    coalesce(standing_sources.source_id, cast(standing_lines.upload_id as varchar)) as figure_source,
    min(coalesce(standing_sources.title, uploads.file_name)) as source,
    any_value(standing_sources.publisher) as publisher,
    any_value(standing_sources.decision_number) as decision_number,
    any_value(standing_sources.decided_on) as decided_on,
    any_value(standing_sources.url) as url,
    any_value(standing_sources.reliability) as reliability,
    any_value(if(standing_sources.source_id is null, uploads.file_name, null)) as file_name,
    any_value(if(standing_sources.source_id is null, uploads.published_by, null)) as published_by,
    any_value(if(standing_sources.source_id is null, uploads.published_at + interval '7 hours', null)) as published_at,
    count(*) as rows
from standing_lines
inner join uploads on uploads.upload_id = standing_lines.upload_id
left join standing_sources on standing_sources.source_id = standing_lines.source_id
group by coalesce(standing_sources.source_id, cast(standing_lines.upload_id as varchar))
order by in_name_order(min(coalesce(standing_sources.title, uploads.file_name))), figure_source
