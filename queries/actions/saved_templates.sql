-- one row per version of a template of an office, the newest first; `byte_count` is blank where it was put away
select
    office_templates.kind,
    office_templates.name,
    office_templates.version_no,
    office_templates.byte_count,
    office_templates.sha256,
    office_templates.saved_by,
    office_templates.saved_at
from office_templates
where office_templates.unit_id = cast($unit_id as varchar)
order by office_templates.saved_at desc, office_templates.version_no desc, in_name_order(office_templates.name)
