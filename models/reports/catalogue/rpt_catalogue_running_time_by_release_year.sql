select
    titles.release_year,
    count(*) as film_count,
    {{ quartiles('titles.duration_minutes', 'duration_minutes') }}
from {{ ref('fct_catalogue_titles') }} as titles
where titles.duration_minutes is not null and titles.release_year is not null
group by titles.release_year
order by titles.release_year
