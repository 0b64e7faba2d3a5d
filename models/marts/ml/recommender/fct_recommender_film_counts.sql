select
    split_number,
    movie_id,
    cast(count(*) as integer) as rating_count,
    cast(
        count(case when rating >= {{ var('recommender_liked_rating') }} then 1 end) as integer
    ) as liked_count,
    {{ seeded_number('movie_id', 'split_number', 4) }} as film_draw
from {{ ref('fct_recommender_cases') }}
where not is_held_out
group by split_number, movie_id
