-- one row per unit that a piece of current evidence is of
select distinct current_evidence.unit_id
from current_evidence
where current_evidence.evidence_id = cast($evidence_id as varchar)
