select
    genres.genre,
    count(*) as film_count,
    {{ quartiles('titles.duration_minutes', 'duration_minutes') }}
from {{ ref('fct_catalogue_titles') }} as titles
inner join {{ ref('fct_catalogue_genres') }} as genres on titles.show_id = genres.show_id
where titles.duration_minutes is not null
group by genres.genre
order by median_duration_minutes desc, genres.genre
