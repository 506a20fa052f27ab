-- one row per header that an officer corrected the reading of: the newest correction, as JSON
select
    reading_corrections.fingerprint,
    arg_max(reading_corrections.correction, reading_corrections.chosen_at) as correction
from reading_corrections
where
    $fingerprints is null
    or list_contains(cast($fingerprints as varchar[]), reading_corrections.fingerprint)
group by reading_corrections.fingerprint
order by reading_corrections.fingerprint
