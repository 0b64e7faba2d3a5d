-- A user with many ratings would bring as many pairs as their square: of each user, a fixed draw
-- counts, about `co_rating_user_ratings` ratings. Most-rated films only, so that pairs are few.
with

popular as (
    select
        dataset,
        movie_id
    from {{ ref('fct_rating_movies') }}
    qualify
        row_number() over (partition by dataset order by rating_count desc, movie_id)
        <= {{ var('co_rating_movies') }}
),

drawn as (
    select
        ratings.dataset,
        ratings.movie_id,
        ratings.user_id
    from {{ ref('fct_ratings') }} as ratings
    inner join popular
        on ratings.dataset = popular.dataset and ratings.movie_id = popular.movie_id
    inner join {{ ref('fct_rating_users') }} as users
        on ratings.dataset = users.dataset and ratings.user_id = users.user_id
    where
        {{ mixed_number('ratings.movie_id', 'ratings.user_id') }} % users.rating_count
        < {{ var('co_rating_user_ratings') }}
),

raters as (
    select
        dataset,
        movie_id,
        count(*) as rater_count
    from drawn
    group by dataset, movie_id
),

user_counts as (
    select
        dataset,
        count(distinct user_id) as user_count
    from drawn
    group by dataset
),

pairs as (
    select
        one.dataset,
        one.movie_id,
        other.movie_id as other_movie_id,
        count(*) as co_rater_count
    from drawn as one
    inner join drawn as other
        on
            one.dataset = other.dataset
            and one.user_id = other.user_id
            and one.movie_id < other.movie_id
    group by one.dataset, one.movie_id, other.movie_id
    having count(*) >= {{ var('co_rating_minimum_users') }}
),

both_ways as (
    select
        dataset,
        movie_id,
        other_movie_id,
        co_rater_count
    from pairs
    union all
    select
        dataset,
        other_movie_id as movie_id,
        movie_id as other_movie_id,
        co_rater_count
    from pairs
),

measured as (
    select
        pairs.dataset,
        pairs.movie_id,
        pairs.other_movie_id,
        pairs.co_rater_count,
        pairs.co_rater_count
        / sqrt(cast(one.rater_count as double) * other.rater_count) as co_rating_strength,
        cast(pairs.co_rater_count as double) * user_counts.user_count
        / (cast(one.rater_count as double) * other.rater_count) as lift
    from both_ways as pairs
    inner join raters as one
        on pairs.dataset = one.dataset and pairs.movie_id = one.movie_id
    inner join raters as other
        on pairs.dataset = other.dataset and pairs.other_movie_id = other.movie_id
    inner join user_counts on pairs.dataset = user_counts.dataset
),

ranked as (
    select
        *,
        row_number() over (
            partition by dataset, movie_id
            order by co_rating_strength desc, co_rater_count desc, other_movie_id
        ) as place
    from measured
)

select
    dataset,
    movie_id,
    other_movie_id,
    co_rater_count,
    co_rating_strength,
    lift,
    cast(place as integer) as place
from ranked
where place <= {{ var('co_rating_places') }}
