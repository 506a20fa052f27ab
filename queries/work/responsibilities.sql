-- one row per criterion or area of a unit and year with who answers for it: from `since` (the whole year where it is blank) to `held_until`,
-- the day before another one does; with $as_of what holds on that day
select
    units.name as unit,
    units.province,
    lines.year,
    lines.known_code as code,
    lines.title,
    lines.owner,
    lines.supporters,
    lines.since,
    lines.ends_on as held_until,
    lines.document,
    coalesce(current_sources.title, concat_ws(' · ', uploads.file_name, lines.sheet)) as source,
    concat_ws('|', 'responsibilities', lines.unit_id, lines.year, lines.coverage_id, lines.position, '') as origin
from responsibilities_in_time as lines
inner join units on units.unit_id = lines.unit_id
inner join uploads on uploads.upload_id = lines.upload_id
left join current_sources on current_sources.source_id = lines.source_id
where
    lines.starts_on <= coalesce(lines.ends_on, lines.starts_on)
    and ($unit is null or units.name = cast($unit as varchar))
    and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
    and ($province is null or units.province = cast($province as varchar))
    and ($year is null or lines.year = cast($year as integer))
    and (
        $as_of is null
        or cast($as_of as date) between lines.starts_on and coalesce(lines.ends_on, cast($as_of as date))
    )
order by
    in_name_order(units.province),
    in_name_order(units.name),
    lines.year,
    units.unit_id,
    in_name_order(coalesce(lines.known_code, lines.title)),
    lines.starts_on,
    lines.published_no,
    lines.position
