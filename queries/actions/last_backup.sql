-- one row per backup that was made last, of which there is one or none: when, where, of which data version, and how often the data changed since
select
    backups.made_at,
    backups.folder,
    backups.file_name,
    backups.bytes,
    backups.version_no,
    backups.made_by,
    (select count(*) from versions where versions.version_no > backups.version_no) as changes_since
from backups
-- what a clock said that was put back since
where backups.made_at < $soonest
order by backups.made_at desc
limit 1
