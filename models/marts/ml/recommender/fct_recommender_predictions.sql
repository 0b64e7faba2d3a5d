with

held_out as (
    select *
    from {{ ref('fct_recommender_residuals') }}
    where is_held_out
),

neighbours as (
    select
        held_out.split_number,
        held_out.user_id,
        held_out.movie_id,
        pairs.rated_alike,
        rated.rating - rated.bias_prediction as residual
    from held_out
    inner join {{ ref('fct_recommender_residuals') }} as rated
        on
            held_out.split_number = rated.split_number
            and held_out.user_id = rated.user_id
            and not rated.is_held_out
    inner join {{ ref('fct_recommender_rated_pairs') }} as pairs
        on
            held_out.split_number = pairs.split_number
            and least(held_out.movie_id, rated.movie_id) = pairs.movie_id
            and greatest(held_out.movie_id, rated.movie_id) = pairs.other_movie_id
    where held_out.is_known
    qualify
        row_number() over (
            partition by held_out.split_number, held_out.user_id, held_out.movie_id
            order by pairs.rated_alike desc, rated.movie_id
        ) <= {{ var('recommender_rating_neighbours') }}
),

shifts as (
    select
        split_number,
        user_id,
        movie_id,
        -- In millionths: films hardly alike may be all that there are, and sums have 12 decimals.
        {{ exact_sum('1000000 * rated_alike * residual') }}
        / {{ exact_sum('1000000 * rated_alike') }} as shift
    from neighbours
    group by split_number, user_id, movie_id
)

select
    held_out.split_number,
    held_out.user_id,
    held_out.movie_id,
    held_out.rating,
    held_out.mean_rating as mean_prediction,
    least(greatest(held_out.bias_prediction, held_out.least_rating), held_out.most_rating)
        as bias_prediction,
    least(
        greatest(
            held_out.bias_prediction + coalesce(shifts.shift, 0), held_out.least_rating
        ),
        held_out.most_rating
    ) as neighbour_prediction
from held_out
left join shifts
    on
        held_out.split_number = shifts.split_number
        and held_out.user_id = shifts.user_id
        and held_out.movie_id = shifts.movie_id
