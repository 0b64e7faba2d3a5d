-- What does the catalogue hold, and in which year did it grow fastest?
select
    added_year,
    count(*) as added_count,
    count(case when type = 'TV Show' then 1 end) as series_count,
    cast(count(case when type = 'TV Show' then 1 end) as double) / count(*) as series_share,
    cast(sum(count(*)) over (order by added_year) as bigint) as cumulative_count
from {{ ref('fct_catalogue_titles') }}
where added_on is not null
group by added_year
order by added_year
