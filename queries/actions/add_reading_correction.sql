-- one row per header whose reading an officer corrects
insert into reading_corrections (fingerprint, correction, chosen_by, chosen_at)
values ($fingerprint, $correction, $chosen_by, $chosen_at)
