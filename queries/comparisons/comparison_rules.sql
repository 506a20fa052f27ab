-- one row per rule of comparison, in the order in which they are tried; the first is what holds when none hits. Every
-- question of «Cách tính» finds `$text` without regard to diacritics and capitals
select
    comparison_rules.position,
    comparison_rules.rule,
    comparison_rules.verdict,
    comparison_rules.title,
    comparison_rules.condition,
    comparison_rules.allowed,
    comparison_rules.basis
from comparison_rules
where
    says(
        concat_ws(
            ' ',
            comparison_rules.title,
            comparison_rules.condition,
            comparison_rules.allowed,
            comparison_rules.basis
        ),
        $text
    )
order by comparison_rules.position
