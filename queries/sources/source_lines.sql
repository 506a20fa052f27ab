-- one row per line of what stands that figures come from, with the document it was read in and the place in the file that brought it
-- $origins are keys of lines, or their beginnings, as the column `origin` of other questions has them; $figure_source a source of
-- the register or the upload whose lines name no source. Lines that stand no more are given by their keys only. Of a total that a sheet does not print, the areas that add up to it come along.
with given as (
    select distinct unnest(string_split(array_to_string(cast($origins as varchar[]), chr(10)), chr(10))) as origin
),

summed as (
    select distinct
        'scores|' || current_results.unit_id || '|' || current_results.year || '|' as origin
    from current_results
    inner join given
        on starts_with(
            total_origin(current_results.unit_id, current_results.year, current_results.coverage_id),
            given.origin
        )
    where current_results.sheet is not null and current_results.row_no is null
),

chosen_origins as (
    select
        given.origin,
        regexp_extract(given.origin, '^([^|]*[|]){3}') as beginning
    from given
    union
    select
        summed.origin,
        summed.origin as beginning
    from summed
),

chosen_lines as (
    select current_lines.*
    from current_lines
    union all by name
    select historical_lines.*
    from historical_lines
    where $origins is not null
),

-- What may be meant, by conditions that are applied where the lines lie, before their keys and figures are written out: of what kind they are,
-- by which a key begins (and whose kinds no key names is not read at all), whose they are, which is part of a key (of indices, which are few, no key need
-- say it), and the source, which is an upload's id or one of the register.
near as materialized (
    select chosen_lines.*
    from chosen_lines
    where
        (
            $origins is null
            or list_has_any(
                list_transform(
                    string_split(array_to_string(cast($origins as varchar[]), chr(10)), chr(10)), lambda given: split_part(given, '|', 1)
                ),
                case chosen_lines.kind
                    when 'assessment' then ['scores', 'results']
                    else list_transform(['', '_ever', '_besides'], lambda ending: origin_beginning(chosen_lines.kind) || ending)
                end
            )
        )
        and (
            $origins is null
            or list_contains(
                string_split(replace(array_to_string(cast($origins as varchar[]), '|'), chr(10), '|'), '|'), chosen_lines.unit_id
            )
            or (
                chosen_lines.kind in ('index', 'index_766', 'index_readings')
                and regexp_matches(array_to_string(cast($origins as varchar[]), chr(10)), '(^|\n)(index|readings)[|]')
            )
        )
        and (
            $figure_source is null
            or try_cast($figure_source as uuid) is not null
            or chosen_lines.source_id = cast($figure_source as varchar)
        )
        and (
            $figure_source is null
            or try_cast($figure_source as uuid) is null
            or chosen_lines.upload_id = try_cast($figure_source as uuid)
        )
),

found as (
    select near.*
    from near
    where
        $origins is null
        or near.origin in (
            select lines.origin
            from near as lines
            inner join chosen_origins
                on chosen_origins.beginning = regexp_extract(lines.origin, '^([^|]*[|]){3}')
                and starts_with(lines.origin, chosen_origins.origin)
        )
)

select
    found.origin,
    found.kind as topic,
    units.name as unit,
    units.province,
    found.period,
    found.title,
    found.figures as read_figures,
    found.quote,
    found.note,
    coalesce(current_sources.source_id, cast(found.upload_id as varchar)) as figure_source,
    coalesce(current_sources.title, uploads.file_name) as source,
    found.document,
    current_sources.publisher,
    current_sources.decision_number,
    current_sources.decided_on,
    current_sources.url,
    current_sources.reliability,
    cast(found.upload_id as varchar) as upload_id,
    uploads.file_name,
    uploads.published_by,
    uploads.published_at + interval '7 hours' as published_at,
    found.sheet,
    found.row_no
from found
inner join units on units.unit_id = found.unit_id
inner join uploads on uploads.upload_id = found.upload_id
left join current_sources on current_sources.source_id = found.source_id
where
    $figure_source is null
    or coalesce(current_sources.source_id, cast(found.upload_id as varchar)) = cast($figure_source as varchar)
order by
    in_name_order(coalesce(current_sources.title, uploads.file_name)),
    figure_source,
    found.kind,
    in_name_order(units.province),
    in_name_order(units.name),
    found.unit_id,
    found.period,
    found.sheet nulls last,
    found.row_no nulls last,
    found.origin,
    found.quote,
    found.note,
    found.document
