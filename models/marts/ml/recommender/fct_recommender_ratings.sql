-- Bounded, however many ratings there are: the films with most ratings, and users drawn by number.
with

movies as (
    select
        movies.dataset,
        movies.movie_id
    from {{ ref('fct_rating_movies') }} as movies
    inner join {{ ref('dim_rating_datasets') }} as datasets
        on movies.dataset = datasets.dataset and datasets.is_largest
    qualify
        row_number() over (order by movies.rating_count desc, movies.movie_id)
        <= {{ var('recommender_movies') }}
),

drawn as (
    select
        users.dataset,
        users.user_id,
        sum(users.rating_count) over (
            order by {{ seeded_number('users.user_id', 0, 1) }}, users.user_id
            rows between unbounded preceding and current row
        ) as ratings_so_far
    from {{ ref('fct_rating_users') }} as users
    inner join {{ ref('dim_rating_datasets') }} as datasets
        on users.dataset = datasets.dataset and datasets.is_largest
),

moments as (
    select
        moments.dataset,
        moments.movie_id,
        moments.user_id,
        max(moments.rated_at) as rated_at
    from {{ ref('stg_ratings__moments') }} as moments
    inner join drawn on moments.dataset = drawn.dataset and moments.user_id = drawn.user_id
    where drawn.ratings_so_far <= {{ var('recommender_fit_ratings') }}
    group by moments.dataset, moments.movie_id, moments.user_id
),

placed as (
    select
        ratings.*,
        moments.rated_at,
        drawn.ratings_so_far <= {{ var('recommender_scored_ratings') }} as is_scored,
        1 + {{ seeded_number('ratings.movie_id', 'ratings.user_id', 2) }}
        % {{ var('recommender_folds') }} as fold,
        row_number() over (
            partition by ratings.user_id
            order by
                ratings.rated_on,
                moments.rated_at nulls last,
                {{ seeded_number('ratings.movie_id', 'ratings.user_id', 3) }},
                ratings.movie_id
        ) as place_in_time,
        count(*) over (partition by ratings.user_id) as rating_count
    from {{ ref('fct_ratings') }} as ratings
    inner join drawn on ratings.dataset = drawn.dataset and ratings.user_id = drawn.user_id
    inner join movies
        on ratings.dataset = movies.dataset and ratings.movie_id = movies.movie_id
    left join moments
        on
            ratings.dataset = moments.dataset
            and ratings.movie_id = moments.movie_id
            and ratings.user_id = moments.user_id
    where drawn.ratings_so_far <= {{ var('recommender_fit_ratings') }}
)

select
    dataset,
    user_id,
    movie_id,
    rating,
    rated_on,
    rated_at,
    cast(place_in_time as integer) as place_in_time,
    cast(fold as integer) as fold,
    place_in_time = rating_count and rating_count > 1 as is_last,
    is_scored
from placed
