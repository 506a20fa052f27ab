-- one row per source that gave lines of what stands: a document of the register, or an upload whose lines name none; those that
-- were published last come first, those that gave most lines before others of one time
select
    coalesce(current_sources.source_id, cast(current_lines.upload_id as varchar)) as figure_source,
    min(coalesce(current_sources.title, uploads.file_name)) as source,
    any_value(current_sources.publisher) as publisher,
    any_value(current_sources.decision_number) as decision_number,
    any_value(current_sources.decided_on) as decided_on,
    any_value(current_sources.url) as url,
    any_value(current_sources.reliability) as reliability,
    any_value(if(current_sources.source_id is null, uploads.file_name, null)) as file_name,
    any_value(if(current_sources.source_id is null, uploads.published_by, null)) as published_by,
    any_value(if(current_sources.source_id is null, uploads.published_at + interval '7 hours', null)) as published_at,
    count(*) as rows
from current_lines
inner join uploads on uploads.upload_id = current_lines.upload_id
left join current_sources on current_sources.source_id = current_lines.source_id
group by coalesce(current_sources.source_id, cast(current_lines.upload_id as varchar))
order by max(uploads.published_no) desc, count(*) desc, in_name_order(min(coalesce(current_sources.title, uploads.file_name))), figure_source
