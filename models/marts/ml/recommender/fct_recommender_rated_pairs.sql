{#- Products of residuals, as shares of the split's greatest, are summed as whole numbers of these
    parts: the sums are exact in any order, and faster than those of decimals. A bigint holds 2,048
    of the greatest product; the usual one is a twentieth of it. -#}
{%- set parts = 2 ** 52 -%}
with

residuals as (
    select
        split_number,
        user_id,
        movie_id,
        rating - bias_prediction as residual
    from {{ ref('fct_recommender_residuals') }}
    where not is_held_out and split_number <= {{ var('recommender_folds') }}
),

greatest_residuals as (
    select
        split_number,
        max(abs(residual)) as residual
    from residuals
    group by split_number
),

training as (
    select
        residuals.split_number,
        residuals.user_id,
        residuals.movie_id,
        residuals.residual / nullif(greatest_residuals.residual, 0) as residual,
        {{ parts }} * (residuals.residual / nullif(greatest_residuals.residual, 0)) as parts
    from residuals
    inner join greatest_residuals
        on residuals.split_number = greatest_residuals.split_number
),

squared as (
    select
        *,
        cast(floor(parts * residual) as bigint) as square
    from training
),

-- Split by split: each one's pairs fit into the processor's cache.
pairs as (
    {%- for split in range(var('recommender_folds') + 1) %}
    select
        {{ split }} as split_number,
        one.movie_id,
        other.movie_id as other_movie_id,
        count(*) as user_count,
        sum(cast(floor(one.parts * other.residual) as bigint)) as product,
        sum(one.square) as square,
        sum(other.square) as other_square
    from squared as one
    inner join squared as other
        on one.user_id = other.user_id and one.movie_id < other.movie_id
    where one.split_number = {{ split }} and other.split_number = {{ split }}
    group by one.movie_id, other.movie_id
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

measured as (
    select
        split_number,
        movie_id,
        other_movie_id,
        user_count,
        (user_count - 1)
        / cast(user_count - 1 + {{ var('recommender_pair_shrinkage') }} as double)
        * product
        / nullif(sqrt(cast(square as double) * cast(other_square as double)), 0) as rated_alike
    from pairs
)

select
    split_number,
    movie_id,
    other_movie_id,
    user_count,
    rated_alike
from measured
where rated_alike > 0
