-- one row per year of a unit and of every unit that became one with it, by the mergers of departments and of provinces:
-- each under its own name, never added up. `$family_of` is the id of the unit;
-- $provinces are those of its kin (`unit_kin`), so that no other province is read.
select
    ranked_totals.unit_id,
    unit_ends.line,
    ranked_totals.unit,
    ranked_totals.province,
    unit_ends.new_province,
    unit_ends.successor,
    coalesce(ranked_totals.unit_id = cast($family_of as varchar), false) as is_own,
    ranked_totals.framework,
    ranked_totals.class,
    ranked_totals.flag,
    ranked_totals.source,
    ranked_totals.origin,
    ranked_totals.year,
    ranked_totals.max_score,
    ranked_totals.score,
    ranked_totals.ratio,
    ranked_totals.rank,
    ranked_totals.out_of,
    unit_ends.merged_on
from ranked_totals
inner join unit_ends on unit_ends.unit_id = ranked_totals.unit_id
where
    ($provinces is null or list_contains(cast($provinces as varchar[]), ranked_totals.province))
    and (
        $family_of is null
        or (unit_ends.successor, unit_ends.new_province) in (
            select (own.successor, own.new_province)
            from unit_ends as own
            where own.unit_id = cast($family_of as varchar)
        )
    )
order by
    is_own desc,
    in_name_order(ranked_totals.province),
    in_name_order(ranked_totals.unit),
    ranked_totals.year,
    ranked_totals.unit_id
