-- one row: how many bytes the files of all evidence take that was ever handed in; a file that was handed in twice is kept once
select coalesce(sum(files.byte_count), 0) as byte_count
from (
    select
        evidence.sha256,
        max(evidence.byte_count) as byte_count
    from evidence
    where evidence.sha256 is not null
    group by evidence.sha256
) as files
