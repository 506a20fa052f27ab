-- one row per rule of what needs attention, in the order that decides among equals: when it hits, and what is at stake
select
    attention_rules.position,
    attention_rules.rule,
    attention_rules.page,
    attention_rules.threshold,
    attention_rules.title,
    attention_rules.condition,
    attention_rules.stake
from attention_rules
where says(concat_ws(' ', attention_rules.title, attention_rules.condition, attention_rules.stake), $text)
order by attention_rules.position
