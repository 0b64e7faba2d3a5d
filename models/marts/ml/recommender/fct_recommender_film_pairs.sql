-- Two measures of one join: how alike two films are rated (the correlation of what their biases
-- leave over, shrunk where few users rated both), and how often they are liked together (cosine).
with

training as (
    select
        split_number,
        user_id,
        movie_id,
        -- In thousandths: the sums of squares of near-perfect predictions need more decimals.
        1000 * (rating - bias_prediction) as residual,
        case when rating >= {{ var('recommender_liked_rating') }} then 1 else 0 end as liked
    from {{ ref('fct_recommender_residuals') }}
    where not is_held_out
),

likes as (
    select
        split_number,
        movie_id,
        sum(liked) as liked_count
    from training
    group by split_number, movie_id
),

pairs as (
    select
        one.split_number,
        one.movie_id,
        other.movie_id as other_movie_id,
        count(*) as user_count,
        sum(one.liked * other.liked) as liked_together,
        {{ exact_sum('one.residual * other.residual') }} as product,
        {{ exact_sum('one.residual * one.residual') }} as square,
        {{ exact_sum('other.residual * other.residual') }} as other_square
    from training as one
    inner join training as other
        on
            one.split_number = other.split_number
            and one.user_id = other.user_id
            and one.movie_id < other.movie_id
    group by one.split_number, one.movie_id, other.movie_id
),

measured as (
    select
        pairs.split_number,
        pairs.movie_id,
        pairs.other_movie_id,
        pairs.user_count,
        cast(pairs.user_count - 1 as double)
        / (pairs.user_count - 1 + {{ var('recommender_pair_shrinkage') }})
        * pairs.product / nullif(sqrt(pairs.square * pairs.other_square), 0) as rated_alike,
        cast(pairs.liked_together as double)
        / nullif(sqrt(cast(one.liked_count as double) * other.liked_count), 0) as liked_alike
    from pairs
    inner join likes as one
        on pairs.split_number = one.split_number and pairs.movie_id = one.movie_id
    inner join likes as other
        on pairs.split_number = other.split_number and pairs.other_movie_id = other.movie_id
)

select
    split_number,
    movie_id,
    other_movie_id,
    user_count,
    coalesce(rated_alike, 0) as rated_alike,
    coalesce(liked_alike, 0) as liked_alike
from measured
where rated_alike > 0 or liked_alike > 0
