select
    recommended.dataset,
    recommended.movie_id,
    movies.title,
    movies.release_year,
    movies.title_id,
    recommended.place,
    recommended.other_movie_id,
    others.title as other_title,
    others.release_year as other_release_year,
    others.title_id as other_title_id,
    recommended.model,
    recommended.weight
from {{ ref('fct_recommended_films') }} as recommended
inner join {{ ref('dim_rated_movies') }} as movies
    on recommended.dataset = movies.dataset and recommended.movie_id = movies.movie_id
inner join {{ ref('dim_rated_movies') }} as others
    on recommended.dataset = others.dataset and recommended.other_movie_id = others.movie_id
where recommended.is_used
