-- How much of each year's additions is for children, and is it films or series?
select
    added_year,
    type,
    count(*) as title_count,
    count(case when age_band in ('Kids', 'Older kids') then 1 end) as children_count,
    cast(count(case when age_band in ('Kids', 'Older kids') then 1 end) as double)
    / count(*) as children_share
from {{ ref('fct_catalogue_titles') }}
where added_on is not null
group by added_year, type
order by added_year, type
