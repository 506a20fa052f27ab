-- one row per place where a unit lost points in one year (its lowest lines, areas where there are none below), most
-- points first, with what a scenario wins back there
-- `is_needed`: the fewest places whose points together make $gain_needed, taken from the largest down, or the $places
-- largest; none where all of them are not enough. `suggested_gain`: of the fewest all points, of the last only what is
-- still missing; of $places of them the same share of each, rounded up to hundredths.
-- $gains are «part:points», such as 3.2:1,5; no more than was lost can be won back.
with gains as (
    select
        regexp_extract(given.gain, '^(.*):', 1) as part,
        max(try_cast(replace(regexp_extract(given.gain, ':([^:]*)$', 1), ',', '.') as decimal(18, 6))) as gain
    from (select unnest(cast($gains as varchar[])) as gain) as given
    group by part
),

lost as (
    select
        coalesce(lines.code, 'dong-' || lines.position) as part,
        lines.unit_id,
        lines.code,
        lines.title,
        lines.level,
        lines.area_code,
        lines.reason,
        lines.max_score,
        lines.score,
        lines.max_score - lines.score as deduction,
        lines.position,
        lines.flag,
        score_origin(lines.unit_id, lines.year, lines.position) as origin
    from current_scores as lines
    inner join units on units.unit_id = lines.unit_id
    where
        units.name = cast($unit as varchar)
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and units.province = cast($province as varchar)
        and lines.year = cast($year as integer)
        and lines.level in ('area', 'criterion', 'subcriterion')
        and lines.is_leaf
        and lines.max_score > lines.score
),

running as (
    select
        lost.*,
        sum(lost.deduction) over (
            order by lost.deduction desc, lost.position, lost.part, lost.unit_id
            rows between unbounded preceding and current row
        ) as cumulative_lost,
        row_number() over (order by lost.deduction desc, lost.position, lost.part, lost.unit_id) as place
    from lost
),

needed as (
    select
        coalesce(min(running.place), 0) as place_count,
        coalesce(min(running.cumulative_lost), 0) as points
    from running
    where
        running.cumulative_lost >= cast($gain_needed as decimal(18, 6))
        and running.place >= least(coalesce(cast($places as integer), 0), (select count(*) from lost))
)

select
    running.part,
    running.code,
    running.title,
    running.level,
    running.area_code,
    running.max_score,
    running.score,
    running.deduction,
    running.cumulative_lost,
    running.place <= needed.place_count as is_needed,
    case
        when running.place > needed.place_count then 0
        when $places is null
            then least(running.deduction, cast($gain_needed as decimal(18, 6)) - running.cumulative_lost + running.deduction)
        else least(
            running.deduction,
            cast(
                ceil(round(100 * cast($gain_needed as double) * cast(running.deduction as double) / cast(needed.points as double), 6))
                / 100 as decimal(18, 6)
            )
        )
    end as suggested_gain,
    least(greatest(coalesce(gains.gain, 0), 0), running.deduction) as gain,
    running.score + least(greatest(coalesce(gains.gain, 0), 0), running.deduction) as scenario_score,
    running.reason,
    combined_flags([running.flag]) as flag,
    running.origin
from running
cross join needed
left join gains on gains.part = running.part
order by running.place
