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
where
    $text is null
    or contains(
        replace(
            strip_accents(
                lower(concat_ws(' ', attention_rules.title, attention_rules.condition, attention_rules.stake))
            ),
            'đ',
            'd'
        ),
        replace(strip_accents(lower(cast($text as varchar))), 'đ', 'd')
    )
order by attention_rules.position
