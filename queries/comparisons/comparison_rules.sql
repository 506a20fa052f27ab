-- one row per rule of comparison, in the order in which they are tried; the first is what holds when none hits
select
    comparison_rules.position,
    comparison_rules.rule,
    comparison_rules.verdict,
    comparison_rules.title,
    comparison_rules.condition,
    comparison_rules.allowed,
    comparison_rules.basis
from comparison_rules
order by comparison_rules.position
