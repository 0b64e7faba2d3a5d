with

movies as (
    select
        dataset,
        count(*) as movie_count,
        cast(sum(rating_count) as bigint) as rating_count,
        min(first_rated_on) as first_rated_on,
        max(last_rated_on) as last_rated_on
    from {{ ref('fct_rating_movies') }}
    group by dataset
),

users as (
    select
        dataset,
        count(*) as user_count
    from {{ ref('fct_rating_users') }}
    group by dataset
)

select
    movies.dataset,
    movies.rating_count,
    users.user_count,
    movies.movie_count,
    movies.first_rated_on,
    movies.last_rated_on,
    row_number() over (order by movies.rating_count desc, movies.dataset) = 1 as is_largest
from movies
inner join users on movies.dataset = users.dataset
