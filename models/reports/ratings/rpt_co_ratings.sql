-- Each pair once: the partner comes first in the film that has the lower number.
select
    pairs.dataset,
    pairs.movie_id,
    pairs.other_movie_id,
    movies.title,
    movies.release_year,
    others.title as other_title,
    others.release_year as other_release_year,
    pairs.co_rater_count,
    pairs.co_rating_strength,
    pairs.lift
from {{ ref('fct_co_ratings') }} as pairs
inner join {{ ref('dim_rated_movies') }} as movies
    on pairs.dataset = movies.dataset and pairs.movie_id = movies.movie_id
inner join {{ ref('dim_rated_movies') }} as others
    on pairs.dataset = others.dataset and pairs.other_movie_id = others.movie_id
where pairs.movie_id < pairs.other_movie_id and pairs.place = 1
