-- One row per line of what stands (of totals and the 766 index also what other documents tell), whatever its kind, with where it was read. `origin` is its key: the kind, whose it is and of when,
-- and its part, each followed by «|». A question names in its own column `origin` the keys of the lines that a figure comes from, one to a
-- line of text; a key that stops early means all lines that begin with it. `figures` are the numbers as «column=number;…».
create or replace view current_lines as
select
    total_origin(lines.unit_id, lines.year, lines.coverage_id) as origin,
    'result' as kind,
    lines.unit_id,
    cast(lines.year as varchar) as period,
    null as title,
    concat_ws(
        ';',
        'score=' || lines.score,
        'max_score=' || lines.max_score,
        'self_score=' || lines.self_score,
        'appraised_score=' || lines.appraised_score,
        'survey_score=' || lines.survey_score,
        'ratio=' || lines.ratio,
        'rank=' || lines.rank,
        'out_of=' || lines.out_of
    ) as figures,
    lines.source_id,
    cast(null as varchar) as document,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    cast(null as varchar) as quote,
    lines.note
from total_documents as lines
union all by name
select
    concat_ws('|', 'index', lines.index_type, lines.year, lines.province_id, '') as origin,
    'index' as kind,
    lines.province_id as unit_id,
    cast(lines.year as varchar) as period,
    lines.index_type as title,
    concat_ws(';', 'value=' || lines.value, 'rank=' || lines.rank, 'out_of=' || lines.out_of) as figures,
    lines.source_id,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.note
from current_index_results as lines
union all by name
select
    concat_ws('|', 'index', lines.index_type, lines.year, lines.province_id, '') as origin,
    'index' as kind,
    lines.province_id as unit_id,
    cast(lines.year as varchar) as period,
    lines.index_type as title,
    concat_ws(';', 'rank=' || lines.rank, 'out_of=' || lines.out_of) as figures,
    lines.rank_source_id as source_id,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.note
from current_index_results as lines
where lines.rank_source_id != lines.source_id
union all by name
select
    lines.origin,
    'index_766' as kind,
    lines.unit_id,
    lines.period,
    lines.snapshot as title,
    concat_ws(
        ';',
        'total_score=' || lines.total,
        'rank=' || lines.rank,
        'transparency=' || lines.transparency,
        'progress=' || lines.progress,
        'online_service=' || lines.online_service,
        'online_payment=' || lines.online_payment,
        'satisfaction=' || lines.satisfaction,
        'digitisation=' || lines.digitisation
    ) as figures,
    lines.source_id,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.note
from documents_766 as lines
union all by name
select
    concat_ws('|', 'readings', lines.index_type, lines.year, lines.province_id, coalesce(lines.source_id, ''), '') as origin,
    'index_readings' as kind,
    lines.province_id as unit_id,
    cast(lines.year as varchar) as period,
    lines.index_type as title,
    concat_ws(';', 'value=' || lines.value, 'rank=' || lines.rank, 'out_of=' || lines.out_of) as figures,
    lines.source_id,
    lines.upload_id,
    lines.note
from current_index_readings as lines
union all by name
select
    concat_ws('|', 'index_areas', lines.province_id, lines.year, lines.area_code, '') as origin,
    'index_areas' as kind,
    lines.province_id as unit_id,
    cast(lines.year as varchar) as period,
    concat_ws(' ', lines.area_code, lines.area) as title,
    concat_ws(
        ';',
        if(lines.measure_unit = 'điểm', 'score=', 'ratio=') || lines.value,
        'max_score=' || lines.max_score,
        'rank=' || lines.rank,
        'out_of=' || lines.out_of
    ) as figures,
    lines.source_id,
    lines.upload_id,
    lines.sheet,
    lines.row_no,
    lines.note
from current_index_areas as lines
union all by name
select filed_lines.*
from filed_lines;

-- What the key of a line of a kind begins with; of what is no more in use (historical_lines) with `_ever` behind it, of what is kept beside
-- what is in use (documents_766) with `_besides`.
create or replace macro origin_beginning(kind) as case kind
    when 'assessment' then 'scores'
    when 'result' then 'results'
    when 'index_766' then 'index'
    when 'index_readings' then 'readings'
    else kind
end;
