-- one row per name of a mapped criterion that is kept otherwise than what stands tells it
(
    select told_criterion_names.*
    from told_criterion_names
    except
    select kept_criterion_names.*
    from kept_criterion_names
)
union all
(
    select kept_criterion_names.*
    from kept_criterion_names
    except
    select told_criterion_names.*
    from told_criterion_names
)
