-- one row per total that is kept otherwise than what stands tells it
(
    select told_totals.*
    from told_totals
    except
    select kept_totals.*
    from kept_totals
)
union all
(
    select kept_totals.*
    from kept_totals
    except
    select told_totals.*
    from told_totals
)
