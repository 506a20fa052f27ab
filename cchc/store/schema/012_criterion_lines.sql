-- Criteria over the years: which of them are the same thing under two frameworks, and every line of a score sheet
-- under a name that lasts.

-- One name for all criteria that mappings join, over any number of frameworks; what a mapping calls new or dropped
-- has a name of its own, whatever else has its title.
create or replace view told_criterion_names as
with recursive joined as (
    select
        standing_criterion_mappings.from_framework as framework_id,
        standing_criterion_mappings.from_code as code,
        standing_criterion_mappings.to_framework as other_framework,
        standing_criterion_mappings.to_code as other_code
    from standing_criterion_mappings
    where standing_criterion_mappings.relation in ('same', 'renamed', 'split', 'merged')
    union
    select
        standing_criterion_mappings.to_framework as framework_id,
        standing_criterion_mappings.to_code as code,
        standing_criterion_mappings.from_framework as other_framework,
        standing_criterion_mappings.from_code as other_code
    from standing_criterion_mappings
    where standing_criterion_mappings.relation in ('same', 'renamed', 'split', 'merged')
),

reached as (
    select
        joined.framework_id,
        joined.code,
        joined.framework_id || ' ' || joined.code as name
    from joined
    union
    select
        joined.framework_id,
        joined.code,
        reached.name
    from reached
    inner join joined on joined.other_framework = reached.framework_id and joined.other_code = reached.code
),

alone as (
    select
        standing_criterion_mappings.from_framework as framework_id,
        standing_criterion_mappings.from_code as code
    from standing_criterion_mappings
    where standing_criterion_mappings.relation = 'dropped'
    union
    select
        standing_criterion_mappings.to_framework as framework_id,
        standing_criterion_mappings.to_code as code
    from standing_criterion_mappings
    where standing_criterion_mappings.relation = 'new'
)

select
    reached.framework_id,
    reached.code,
    '=' || min(reached.name) as name
from reached
where reached.framework_id is not null and reached.code is not null
group by reached.framework_id, reached.code
union all
select
    alone.framework_id,
    alone.code,
    '=' || alone.framework_id || ' ' || alone.code as name
from alone
anti join joined on joined.framework_id = alone.framework_id and joined.code = alone.code
where alone.framework_id is not null and alone.code is not null;

-- The same, kept: every question that follows criteria would work out a few dozen names each time. An upload of mappings renews
-- them (`keep_criterion_names`), and `queries/checks/` compares the two.
create or replace table kept_criterion_names as
select told_criterion_names.*
from told_criterion_names;

create or replace view criterion_names as
select kept_criterion_names.*
from kept_criterion_names;

-- Every line of a score sheet with `name`, equal for the same criterion in every year of a unit. The rule, first that fits:
-- 1. what the mapping table says;
-- 2. equal title, without accents, punctuation and the year in it (one framework's criterion has one title, however
-- it was typed); where one sheet has a title twice, title and code;
-- 3. an area whose title no other year has: the area of the same code in other years, unless this year has that too.
-- Every line comes with the total of its sheet's year, for a second look at either costs as much as the lines. Everything is grouped
-- by unit and province, so that a question about one unit reads that unit only. The rule looks at a unit's lines by four keys: lines
-- are put into a list per key and taken out again, for a window takes three times as long and a join lets no filter through.
create or replace view named_lines as
with folded as (
    select
        units.unit_id,
        units.name as unit,
        units.province,
        unit_totals.framework_id,
        standing_scores.year,
        standing_scores.code,
        case
            when standing_scores.level = 'area' then 'area'
            when standing_scores.level in ('criterion', 'subcriterion') then 'criterion'
            else 'extra'
        end as rung,
        criterion_names.name as mapped_name,
        title_key(standing_scores.title) as title_key,
        {
            'position': standing_scores.position,
            'level': standing_scores.level,
            'parent_code': standing_scores.parent_code,
            'area_code': standing_scores.area_code,
            'is_leaf': standing_scores.is_leaf,
            'title': standing_scores.title,
            'max_score': standing_scores.max_score,
            'score': standing_scores.score,
            'deduction': standing_scores.max_score - standing_scores.score,
            'flag': standing_scores.flag,
            'total_score': unit_totals.score,
            'total_max_score': unit_totals.max_score,
            'total_ratio': unit_totals.ratio,
            'total_flag': unit_totals.printed_flag,
            'total_source_id': unit_totals.source_id,
            'total_upload_id': unit_totals.upload_id,
            'total_origin': concat_ws('|', 'results', unit_totals.unit_id, unit_totals.year, unit_totals.coverage_id, '')
        } as line
    from standing_scores
    inner join units on units.unit_id = standing_scores.unit_id
    left join unit_totals
        on unit_totals.unit_id = units.unit_id
        and unit_totals.unit = units.name
        and unit_totals.province = units.province
        and unit_totals.year = standing_scores.year
    left join criterion_names
        on criterion_names.framework_id = unit_totals.framework_id
        and criterion_names.code = standing_scores.code
),

coded as (
    select
        folded.unit_id,
        folded.unit,
        folded.province,
        folded.framework_id,
        folded.rung,
        folded.code,
        min(folded.title_key) as framework_title_key,
        list(
            {
                'year': folded.year,
                'mapped_name': folded.mapped_name,
                'title_key': folded.title_key,
                'line': folded.line
            }
        ) as lines
    from folded
    group by folded.unit_id, folded.unit, folded.province, folded.framework_id, folded.rung, folded.code
),

titled as (
    select
        lines.* exclude (title_key, framework_title_key),
        if(lines.framework_id is null or lines.code is null, lines.title_key, lines.framework_title_key) as title_key
    from (select coded.* exclude (lines), unnest(coded.lines, max_depth := 2) from coded) as lines
),

entitled as (
    select
        titled.unit_id,
        titled.unit,
        titled.province,
        titled.rung,
        titled.title_key,
        count(*) > count(distinct titled.year) as is_doubled,
        min(titled.year) < max(titled.year) as lasts,
        list(
            {
                'framework_id': titled.framework_id,
                'code': titled.code,
                'year': titled.year,
                'mapped_name': titled.mapped_name,
                'line': titled.line
            }
        ) as lines
    from titled
    group by titled.unit_id, titled.unit, titled.province, titled.rung, titled.title_key
),

named as (
    select
        lines.*,
        case
            when lines.mapped_name is not null then lines.mapped_name
            when lines.is_doubled then lines.title_key || ' #' || coalesce(lines.code, '')
            when lines.rung != 'area' or lines.code is null or lines.lasts then lines.title_key
        end as own_name
    from (select entitled.* exclude (lines), unnest(entitled.lines, max_depth := 2) from entitled) as lines
),

lent as (
    select
        named.unit_id,
        named.unit,
        named.province,
        named.rung,
        named.code,
        min(named.own_name) as other_name,
        list({'framework_id': named.framework_id, 'year': named.year, 'own_name': named.own_name, 'line': named.line}) as lines
    from named
    group by named.unit_id, named.unit, named.province, named.rung, named.code
),

borrowed as (
    select
        lines.* exclude (other_name),
        coalesce(lines.own_name, lines.other_name, '#' || lines.code) as likely_name
    from (select lent.* exclude (lines), unnest(lent.lines, max_depth := 2) from lent) as lines
),

claimed as (
    select
        borrowed.unit_id,
        borrowed.unit,
        borrowed.province,
        borrowed.rung,
        borrowed.likely_name,
        list(borrowed.year) as years,
        list(
            {
                'year': borrowed.year,
                'framework_id': borrowed.framework_id,
                'code': borrowed.code,
                'own_name': borrowed.own_name,
                'line': borrowed.line
            }
        ) as lines
    from borrowed
    group by borrowed.unit_id, borrowed.unit, borrowed.province, borrowed.rung, borrowed.likely_name
),

shared as (
    select
        claimed.* exclude (lines),
        unnest(claimed.lines, max_depth := 2)
    from claimed
)

select
    shared.* exclude (own_name, likely_name, line, years),
    unnest(shared.line),
    if(shared.own_name is null and len(list_filter(shared.years, lambda other: other = shared.year)) > 1, '#' || shared.code, shared.likely_name) as name
from shared;

-- What a unit's sheet of a year says of each criterion: lines of one name together, the lowest lines and the areas. A question follows
-- losses over the years by it. Nearly always a name has one line, so texts are put in order and joined only where it has several:
-- `string_agg` in order took a seventh of `repeated_losses`.
create or replace view criteria_by_year as
select
    gathered.* exclude (texts),
    array_to_string(
        list_transform(
            list_sort(texts),
            lambda text: concat_ws('|', 'scores', gathered.unit_id, gathered.year, text.position, '')
        ),
        chr(10)
    ) as origin,
    if(len(texts) = 1, texts[1].code, array_to_string(list_transform(list_sort(texts), lambda text: text.code), '; ')) as code,
    if(len(texts) = 1, texts[1].title, array_to_string(list_transform(list_sort(texts), lambda text: text.title), '; ')) as title
from (
    select
        named_lines.unit_id,
        named_lines.unit,
        named_lines.province,
        named_lines.year,
        named_lines.rung = 'area' as is_area,
        named_lines.name,
        min(named_lines.position) as position,
        arg_max(named_lines.level, named_lines.position) as level,
        arg_max(named_lines.area_code, named_lines.position) as area_code,
        if(count(named_lines.max_score) = count(*), sum(named_lines.max_score), null) as max_score,
        if(count(named_lines.deduction) = count(*), sum(named_lines.deduction), null) as deduction,
        bool_and(named_lines.is_leaf) as is_leaf,
        any_value(named_lines.framework_id) as framework_id,
        combined_flags(list(named_lines.flag)) as flag,
        list({'position': named_lines.position, 'code': named_lines.code, 'title': named_lines.title}) as texts
    from named_lines
    where named_lines.rung in ('area', 'criterion') and (named_lines.is_leaf or named_lines.rung = 'area')
    group by
        named_lines.unit_id,
        named_lines.unit,
        named_lines.province,
        named_lines.year,
        named_lines.rung = 'area',
        named_lines.name
) as gathered;

-- The same with `path`, its unit and the names from its area down to it. Bonus and penalty come along with depth 0.
create or replace view criterion_lines as
with placed as (
    select
        named_lines.*,
        coalesce(
            max(case when named_lines.rung = 'area' then named_lines.name end) over (
                partition by named_lines.unit_id, named_lines.unit, named_lines.province, named_lines.year, named_lines.area_code
            ),
            '?' || coalesce(named_lines.area_code, '')
        ) as area_name,
        max(case when named_lines.level = 'criterion' then named_lines.name end) over (
            partition by
                named_lines.unit_id,
                named_lines.unit,
                named_lines.province,
                named_lines.year,
                named_lines.area_code,
                case named_lines.level when 'criterion' then named_lines.code when 'subcriterion' then named_lines.parent_code end
        ) as criterion_name
    from named_lines
)

select
    placed.* exclude (rung, area_name, criterion_name),
    case
        when placed.rung = 'extra' then 0
        when placed.rung = 'area' then 1
        when placed.level = 'subcriterion' and placed.criterion_name is not null then 3
        else 2
    end as depth,
    case
        when placed.rung = 'area' then concat_ws(' / ', placed.unit_id, placed.name)
        when placed.level = 'subcriterion' then concat_ws(' / ', placed.unit_id, placed.area_name, placed.criterion_name, placed.name)
        else concat_ws(' / ', placed.unit_id, placed.area_name, placed.name)
    end as path,
    case
        when placed.rung = 'area' then placed.unit_id
        when placed.level = 'subcriterion' then concat_ws(' / ', placed.unit_id, placed.area_name, placed.criterion_name)
        else concat_ws(' / ', placed.unit_id, placed.area_name)
    end as parent_path
from placed;
