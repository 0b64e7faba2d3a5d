select
    added_year,
    type,
    count(*) as title_count,
    {{ quartiles('years_to_addition', 'years_to_addition') }},
    cast(count(case when years_to_addition = 0 then 1 end) as double) / count(*) as same_year_share,
    cast(count(case when years_to_addition >= 10 then 1 end) as double)
    / count(*) as ten_years_or_older_share
from {{ ref('fct_catalogue_titles') }}
where years_to_addition >= 0
group by added_year, type
order by added_year, type
