-- The one gate through which a change between two figures goes, as the rules of comparison say (`comparison_rules`). Points are
-- compared within one known framework and under one maximum; where they are not, the change of the ratio stands.
create or replace macro points_compare(earlier_framework, later_framework, earlier_maximum, later_maximum) as
    coalesce(earlier_framework = later_framework, false) and coalesce(earlier_maximum = later_maximum, true);

create or replace macro change_of(is_compared, earlier, later) as if(is_compared, later - earlier, null);
