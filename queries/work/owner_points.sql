-- one row per who bears points that a unit's score sheet lost in a year: each owner, nobody, and what is nobody's by rule, apart
-- By `deduction` these rows add up to what the sheet's areas lost (`areas_deduction`), to no less than its lines do, and so they do by
-- `present_deduction`; «rest» is what areas lost and no line tells. They are all that was lost only where the lines or the areas are
-- known (`is_whole`: see sheet_coverages); `unknown_count` and `present_unknown` are criteria of which nobody knows what they lost. `deduction` is borne by who answered by the list of that year, `present_deduction` by who does by the newest list.
-- Of `deduction` the next year's sheet tells about `known_lost` points, of which `won_back` came back.
with lines as (
    select borne_losses.*
    from borne_losses
    where
        ($unit is null or borne_losses.unit = cast($unit as varchar))
        and ($unit_id is null or borne_losses.unit_id = cast($unit_id as varchar))
        and ($province is null or borne_losses.province = cast($province as varchar))
        and ($year is null or borne_losses.year = cast($year as integer))
),

shares as (
    select
        lines.unit_id,
        lines.unit,
        lines.province,
        lines.year,
        lines.bearer,
        if(lines.bearer = 'owner', lines.owner, null) as owner,
        true as is_of_year,
        lines.max_score,
        lines.deduction,
        lines.won_back,
        lines.flag,
        lines.origin
    from lines
    union all by name
    select
        lines.unit_id,
        lines.unit,
        lines.province,
        lines.year,
        lines.present_bearer as bearer,
        if(lines.present_bearer = 'owner', lines.present_owner, null) as owner,
        false as is_of_year,
        lines.max_score,
        lines.deduction,
        lines.flag,
        lines.origin
    from lines
),

borne as (
    select
        shares.unit_id,
        shares.unit,
        shares.province,
        shares.year,
        shares.bearer,
        shares.owner,
        count(*) filter (where shares.is_of_year) as criteria_count,
        count(*) filter (where shares.is_of_year and shares.deduction > 0) as lost_count,
        sum(shares.max_score) filter (where shares.is_of_year) as max_score,
        sum(shares.deduction) filter (where shares.is_of_year) as deduction,
        sum(shares.deduction) filter (where shares.is_of_year and shares.won_back is not null) as known_lost,
        sum(shares.won_back) as won_back,
        count(*) filter (where shares.is_of_year and shares.deduction is null) as unknown_count,
        count(*) filter (where not shares.is_of_year) as present_count,
        sum(shares.deduction) filter (where not shares.is_of_year) as present_deduction,
        count(*) filter (where not shares.is_of_year and shares.deduction is null) as present_unknown,
        combined_flags(list(shares.flag)) as flag,
        string_agg(distinct shares.origin, chr(10)) as origin
    from shares
    group by shares.unit_id, shares.unit, shares.province, shares.year, shares.bearer, shares.owner
),

line_sums as (
    select
        lines.unit_id,
        lines.year,
        lines.area_code,
        sum(lines.deduction) as deduction
    from lines
    group by lines.unit_id, lines.year, lines.area_code
),

known_areas as (
    select
        current_areas.unit_id,
        current_areas.year,
        current_areas.area_code,
        sum(current_areas.deduction) as deduction,
        list(current_areas.flag) as flags,
        string_agg(current_areas.origin, chr(10)) as origin
    from current_areas
    where
        current_areas.deduction is not null
        and ($unit_id is null or current_areas.unit_id = cast($unit_id as varchar))
        and ($year is null or current_areas.year = cast($year as integer))
    group by current_areas.unit_id, current_areas.year, current_areas.area_code
),

whole as (
    select
        sheets.unit_id,
        sheets.unit,
        sheets.province,
        sheets.year,
        sum(known_areas.deduction) as areas_deduction,
        sum(known_areas.deduction - coalesce(line_sums.deduction, 0)) as untold,
        combined_flags(flatten(list(known_areas.flags))) as flag,
        string_agg(known_areas.origin, chr(10)) as origin
    from (
        select distinct
            lines.unit_id,
            lines.unit,
            lines.province,
            lines.year
        from lines
    ) as sheets
    inner join known_areas on known_areas.unit_id = sheets.unit_id and known_areas.year = sheets.year
    left join line_sums
        on line_sums.unit_id = known_areas.unit_id
        and line_sums.year = known_areas.year
        and line_sums.area_code is not distinct from known_areas.area_code
    group by sheets.unit_id, sheets.unit, sheets.province, sheets.year
),

complete as (
    select borne.*
    from borne
    union all by name
    select
        whole.unit_id,
        whole.unit,
        whole.province,
        whole.year,
        'rest' as bearer,
        whole.untold as deduction,
        whole.untold as present_deduction,
        whole.flag,
        whole.origin
    from whole
    where whole.untold > 0
)

select
    complete.unit,
    complete.province,
    complete.year,
    complete.bearer,
    complete.owner,
    complete.criteria_count,
    complete.lost_count,
    complete.max_score,
    complete.deduction,
    complete.unknown_count,
    complete.known_lost,
    complete.won_back,
    complete.present_count,
    complete.present_deduction,
    complete.present_unknown,
    sum(complete.deduction) over sheet as whole_deduction,
    whole.areas_deduction,
    coverages.known_parts,
    coverages.all_parts,
    coverages.parts_without_maximum,
    coverages.parts_max_score,
    coverages.whole_max_score,
    coverages.is_whole or coverages.areas_are_whole as is_whole,
    complete.flag,
    complete.origin
from complete
left join whole on whole.unit_id = complete.unit_id and whole.year = complete.year
left join sheet_coverages as coverages
    on coverages.unit_id = complete.unit_id
    and coverages.year = complete.year
    and ($unit_id is null or coverages.unit_id = cast($unit_id as varchar))
    and ($year is null or coverages.year = cast($year as integer))
window sheet as (partition by complete.unit_id, complete.year)
order by
    in_name_order(complete.province),
    in_name_order(complete.unit),
    complete.year,
    complete.unit_id,
    list_position(['owner', 'nobody', 'survey', 'mixed', 'rules', 'rest'], complete.bearer),
    coalesce(complete.deduction, 0) desc,
    coalesce(complete.present_deduction, 0) desc,
    in_name_order(complete.owner)
