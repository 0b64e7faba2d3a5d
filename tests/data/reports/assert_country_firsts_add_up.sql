-- Each led title has one country that is alone first, and by lot it has one as well; of a staggered
-- title as many countries are among the first as by lot.
select
    sum(alone_first_count) as alone_first_count,
    sum(expected_alone_first_count) as expected_alone_first_count,
    sum(among_first_count) as among_first_count,
    sum(expected_among_first_count) as expected_among_first_count
from {{ ref('rpt_country_first') }}
having
    abs(sum(alone_first_count) - sum(expected_alone_first_count)) > 0.000001
    or abs(sum(among_first_count) - sum(expected_among_first_count)) > 0.000001
