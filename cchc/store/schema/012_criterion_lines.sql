-- Criteria over the years: which of them are the same thing under two frameworks, and every line of a score sheet
-- under a name that lasts.

-- One name for all criteria that mappings join, over any number of frameworks; what a mapping calls new or dropped
-- has a name of its own, whatever else has its title.
create or replace view computed_criterion_names as
with recursive joined as (
    select
        current_criterion_mappings.from_framework as framework_id,
        current_criterion_mappings.from_code as code,
        current_criterion_mappings.to_framework as other_framework,
        current_criterion_mappings.to_code as other_code
    from current_criterion_mappings
    where current_criterion_mappings.relation in ('same', 'renamed', 'split', 'merged')
    union
    select
        current_criterion_mappings.to_framework as framework_id,
        current_criterion_mappings.to_code as code,
        current_criterion_mappings.from_framework as other_framework,
        current_criterion_mappings.from_code as other_code
    from current_criterion_mappings
    where current_criterion_mappings.relation in ('same', 'renamed', 'split', 'merged')
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
        current_criterion_mappings.from_framework as framework_id,
        current_criterion_mappings.from_code as code
    from current_criterion_mappings
    where current_criterion_mappings.relation = 'dropped'
    union
    select
        current_criterion_mappings.to_framework as framework_id,
        current_criterion_mappings.to_code as code
    from current_criterion_mappings
    where current_criterion_mappings.relation = 'new'
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
select computed_criterion_names.*
from computed_criterion_names;

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
with keyed_lines as (
    select
        units.unit_id,
        units.name as unit,
        units.province,
        unit_totals.framework_id,
        current_scores.year,
        current_scores.code,
        case
            when current_scores.level = 'area' then 'area'
            when current_scores.level in ('criterion', 'subcriterion') then 'criterion'
            else 'extra'
        end as rung,
        criterion_names.name as mapped_name,
        title_key(current_scores.title) as title_key,
        {
            'position': current_scores.position,
            'level': current_scores.level,
            'parent_code': current_scores.parent_code,
            'area_code': current_scores.area_code,
            'is_leaf': current_scores.is_leaf,
            'title': current_scores.title,
            'max_score': current_scores.max_score,
            'score': current_scores.score,
            'deduction': current_scores.max_score - current_scores.score,
            'flag': current_scores.flag,
            'is_appraised': current_scores.appraised_score is not null,
            'is_surveyed': current_scores.survey_score is not null,
            'total_score': if(unit_totals.total_known_areas is null, unit_totals.score, null),
            'total_max_score': unit_totals.max_score,
            'total_ratio': unit_totals.ratio,
            'total_flag': unit_totals.printed_flag,
            'total_source_id': unit_totals.source_id,
            'total_upload_id': unit_totals.upload_id,
            'total_origin': total_origin(unit_totals.unit_id, unit_totals.year, unit_totals.coverage_id)
        } as line
    from current_scores
    inner join units on units.unit_id = current_scores.unit_id
    left join unit_totals
        on unit_totals.unit_id = units.unit_id
        and unit_totals.unit = units.name
        and unit_totals.province = units.province
        and unit_totals.year = current_scores.year
    left join criterion_names
        on criterion_names.framework_id = unit_totals.framework_id
        and criterion_names.code = current_scores.code
),

lines_by_code as (
    select
        keyed_lines.unit_id,
        keyed_lines.unit,
        keyed_lines.province,
        keyed_lines.framework_id,
        keyed_lines.rung,
        keyed_lines.code,
        min(keyed_lines.title_key) as framework_title_key,
        list(
            {
                'year': keyed_lines.year,
                'mapped_name': keyed_lines.mapped_name,
                'title_key': keyed_lines.title_key,
                'line': keyed_lines.line
            }
        ) as lines
    from keyed_lines
    group by keyed_lines.unit_id, keyed_lines.unit, keyed_lines.province, keyed_lines.framework_id, keyed_lines.rung, keyed_lines.code
),

titled_lines as (
    select
        lines.* exclude (title_key, framework_title_key),
        if(lines.framework_id is null or lines.code is null, lines.title_key, lines.framework_title_key) as title_key
    from (select lines_by_code.* exclude (lines), unnest(lines_by_code.lines, max_depth := 2) from lines_by_code) as lines
),

lines_by_title as (
    select
        titled_lines.unit_id,
        titled_lines.unit,
        titled_lines.province,
        titled_lines.rung,
        titled_lines.title_key,
        count(*) > count(distinct titled_lines.year) as is_doubled,
        min(titled_lines.year) < max(titled_lines.year) as lasts,
        list(
            {
                'framework_id': titled_lines.framework_id,
                'code': titled_lines.code,
                'year': titled_lines.year,
                'mapped_name': titled_lines.mapped_name,
                'line': titled_lines.line
            }
        ) as lines
    from titled_lines
    group by titled_lines.unit_id, titled_lines.unit, titled_lines.province, titled_lines.rung, titled_lines.title_key
),

lines_with_own_name as (
    select
        lines.*,
        case
            when lines.mapped_name is not null then lines.mapped_name
            when lines.is_doubled then lines.title_key || ' #' || coalesce(lines.code, '')
            when lines.rung != 'area' or lines.code is null or lines.lasts then lines.title_key
        end as own_name
    from (select lines_by_title.* exclude (lines), unnest(lines_by_title.lines, max_depth := 2) from lines_by_title) as lines
),

lines_by_code_and_name as (
    select
        lines_with_own_name.unit_id,
        lines_with_own_name.unit,
        lines_with_own_name.province,
        lines_with_own_name.rung,
        lines_with_own_name.code,
        min(lines_with_own_name.own_name) as other_name,
        list({'framework_id': lines_with_own_name.framework_id, 'year': lines_with_own_name.year, 'own_name': lines_with_own_name.own_name, 'line': lines_with_own_name.line}) as lines
    from lines_with_own_name
    group by lines_with_own_name.unit_id, lines_with_own_name.unit, lines_with_own_name.province, lines_with_own_name.rung, lines_with_own_name.code
),

likely_named_lines as (
    select
        lines.* exclude (other_name),
        coalesce(lines.own_name, lines.other_name, '#' || lines.code) as likely_name
    from (select lines_by_code_and_name.* exclude (lines), unnest(lines_by_code_and_name.lines, max_depth := 2) from lines_by_code_and_name) as lines
),

lines_by_likely_name as (
    select
        likely_named_lines.unit_id,
        likely_named_lines.unit,
        likely_named_lines.province,
        likely_named_lines.rung,
        likely_named_lines.likely_name,
        list(likely_named_lines.year) as years,
        list(
            {
                'year': likely_named_lines.year,
                'framework_id': likely_named_lines.framework_id,
                'code': likely_named_lines.code,
                'own_name': likely_named_lines.own_name,
                'line': likely_named_lines.line
            }
        ) as lines
    from likely_named_lines
    group by likely_named_lines.unit_id, likely_named_lines.unit, likely_named_lines.province, likely_named_lines.rung, likely_named_lines.likely_name
),

lines_with_years as (
    select
        lines_by_likely_name.* exclude (lines),
        unnest(lines_by_likely_name.lines, max_depth := 2)
    from lines_by_likely_name
)

select
    lines_with_years.* exclude (own_name, likely_name, line, years),
    unnest(lines_with_years.line),
    if(lines_with_years.own_name is null and len(list_filter(lines_with_years.years, lambda other: other = lines_with_years.year)) > 1, '#' || lines_with_years.code, lines_with_years.likely_name) as name
from lines_with_years;

-- What a unit's sheet of a year says of each criterion: lines of one name together, the lowest lines and the areas. A question follows
-- losses over the years by it. Nearly always a name has one line, so texts are put in order and joined only where it has several:
-- `string_agg` in order took a seventh of `repeated_losses`.
create or replace view criteria_by_year as
select
    gathered.* exclude (texts),
    array_to_string(
        list_transform(
            list_sort(texts),
            lambda text: score_origin(gathered.unit_id, gathered.year, text.position)
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
),

-- Lines below a subcriterion (1.1.1.a) find by its code what it stands under.
with_parents as (
    select
        placed.*,
        case
            when placed.level = 'subcriterion' and placed.criterion_name is null then
                max(
                    case
                        when placed.level = 'subcriterion' then concat_ws(' / ', placed.criterion_name, placed.name)
                    end
                ) filter (where placed.criterion_name is not null) over (
                    partition by
                        placed.unit_id,
                        placed.unit,
                        placed.province,
                        placed.year,
                        placed.area_code,
                        case
                            when placed.level = 'subcriterion' and placed.criterion_name is null then placed.parent_code
                            else placed.code
                        end
                )
        end as subcriterion_path
    from placed
)

select
    with_parents.* exclude (rung, area_name, criterion_name, subcriterion_path),
    case
        when with_parents.rung = 'extra' then 0
        when with_parents.rung = 'area' then 1
        when with_parents.subcriterion_path is not null then 4
        when with_parents.level = 'subcriterion' and with_parents.criterion_name is not null then 3
        else 2
    end as depth,
    case
        when with_parents.rung = 'area' then with_parents.unit_id
        when with_parents.level = 'subcriterion'
            then
                concat_ws(
                    ' / ',
                    with_parents.unit_id,
                    with_parents.area_name,
                    coalesce(with_parents.subcriterion_path, with_parents.criterion_name)
                )
        else concat_ws(' / ', with_parents.unit_id, with_parents.area_name)
    end as parent_path,
    concat_ws(' / ', parent_path, with_parents.name) as path
from with_parents;
