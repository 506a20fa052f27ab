-- one row per rule by which lost points are borne by somebody, by nobody, or stand apart, in the order in which they are tried
select
    bearing_rules.position,
    bearing_rules.bearer,
    bearing_rules.condition,
    bearing_rules.meaning,
    bearing_rules.basis,
    current_sources.title as source
from bearing_rules
left join current_sources on current_sources.source_id = bearing_rules.source_id
where says(concat_ws(' ', bearing_rules.condition, bearing_rules.meaning, bearing_rules.basis), $text)
order by bearing_rules.position
