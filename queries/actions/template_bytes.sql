-- one row: the file of the newest version of a template of an office; none where it was put away
select office_templates.content
from office_templates
where
    office_templates.unit_id = cast($unit_id as varchar)
    and office_templates.kind = $kind
    and office_templates.name = $name
qualify row_number() over (order by office_templates.version_no desc) = 1 and office_templates.content is not null
