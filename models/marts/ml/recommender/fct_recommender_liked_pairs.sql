with

liked as (
    select
        split_number,
        user_id,
        movie_id
    from {{ ref('fct_recommender_cases') }}
    where
        split_number <= {{ var('recommender_folds') }}
        and not is_held_out
        and rating >= {{ var('recommender_liked_rating') }}
),

counts as (
    select
        split_number,
        movie_id,
        count(*) as liked_count
    from liked
    group by split_number, movie_id
),

pairs as (
    select
        one.split_number,
        one.movie_id,
        other.movie_id as other_movie_id,
        count(*) as user_count
    from liked as one
    inner join liked as other
        on
            one.split_number = other.split_number
            and one.user_id = other.user_id
            and one.movie_id < other.movie_id
    group by one.split_number, one.movie_id, other.movie_id
)

select
    pairs.split_number,
    pairs.movie_id,
    pairs.other_movie_id,
    pairs.user_count,
    pairs.user_count / sqrt(cast(one.liked_count as double) * other.liked_count) as liked_alike
from pairs
inner join counts as one
    on pairs.split_number = one.split_number and pairs.movie_id = one.movie_id
inner join counts as other
    on pairs.split_number = other.split_number and pairs.other_movie_id = other.movie_id
