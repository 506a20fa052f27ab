-- one row per unit and topic of its figures: the areas that the topic weighs in (`attention_areas`) and the points available and lost there, blank
-- where one of them leaves it blank, in the unit's newest score sheet until the year of $as_of (today, where it is not given)
with lines as materialized (
    select
        current_scores.unit_id,
        current_scores.year,
        current_scores.level,
        current_scores.position,
        current_scores.title,
        current_scores.area_code,
        current_scores.max_score,
        current_scores.max_score - current_scores.score as deduction
    from current_scores
    inner join units on units.unit_id = current_scores.unit_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and current_scores.year
        <= year(asked_day($as_of))
        and (
            current_scores.level = 'area'
            or (current_scores.is_leaf and current_scores.level in ('criterion', 'subcriterion'))
        )
),

newest as (
    select
        lines.unit_id,
        max(lines.year) as year
    from lines
    group by lines.unit_id
)

select
    lines.unit_id,
    attention_areas.topic,
    if(count(lines.max_score) = count(*), cast(sum(lines.max_score) as double), null) as max_score,
    if(count(lines.deduction) = count(*), cast(sum(lines.deduction) as double), null) as deduction,
    list(coalesce(lines.area_code, lines.title) order by coalesce(lines.area_code, lines.title)) as stake_areas,
    string_agg(
        score_origin(lines.unit_id, lines.year, lines.position), chr(10) order by lines.position
    ) as origin
from lines
inner join newest on newest.unit_id = lines.unit_id and newest.year = lines.year
inner join attention_areas on regexp_matches(lower(lines.title), attention_areas.words)
where lines.level = 'area'
group by lines.unit_id, attention_areas.topic
order by lines.unit_id, attention_areas.topic
