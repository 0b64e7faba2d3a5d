with

movies as (
    select
        movies.dataset,
        coalesce(movies.match_method, 'none') as match_method,
        coalesce(ratings.rating_count, 0) as rating_count
    from {{ ref('dim_rated_movies') }} as movies
    left join {{ ref('fct_rating_movies') }} as ratings
        on movies.dataset = ratings.dataset and movies.movie_id = ratings.movie_id
),

counted as (
    select
        dataset,
        match_method,
        count(*) as movie_count,
        cast(sum(rating_count) as bigint) as rating_count
    from movies
    group by dataset, match_method
)

select
    dataset,
    match_method,
    movie_count,
    rating_count,
    cast(movie_count as double) / sum(movie_count) over (partition by dataset) as movie_share,
    cast(rating_count as double) / nullif(sum(rating_count) over (partition by dataset), 0)
        as rating_share
from counted
