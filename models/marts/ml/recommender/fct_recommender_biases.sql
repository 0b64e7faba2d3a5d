{#- By alternating least squares, a fixed number of times: the films' given the users', and back.
-#}
with

training as (
    select
        split_number,
        user_id,
        movie_id,
        rating - {{ exact_sum('rating', 'over (partition by split_number)') }}
        / count(*) over (partition by split_number) as deviation
    from {{ ref('fct_recommender_cases') }}
    where not is_held_out
),

users_0 as (
    select distinct
        split_number,
        user_id,
        cast(0 as double) as bias
    from training
)

{%- for round in range(1, var('recommender_bias_rounds') + 1) %},

movies_{{ round }} as (
    select
        training.split_number,
        training.movie_id,
        {{ exact_sum('training.deviation - users.bias') }}
        / ({{ var('recommender_movie_shrinkage') }} + count(*)) as bias
    from training
    inner join users_{{ round - 1 }} as users
        on training.split_number = users.split_number and training.user_id = users.user_id
    group by training.split_number, training.movie_id
),

users_{{ round }} as (
    select
        training.split_number,
        training.user_id,
        {{ exact_sum('training.deviation - movies.bias') }}
        / ({{ var('recommender_user_shrinkage') }} + count(*)) as bias
    from training
    inner join movies_{{ round }} as movies
        on training.split_number = movies.split_number and training.movie_id = movies.movie_id
    group by training.split_number, training.user_id
)
{%- endfor %}

select
    split_number,
    'film' as subject,
    movie_id as subject_id,
    bias
from movies_{{ var('recommender_bias_rounds') }}
union all
select
    split_number,
    'user' as subject,
    user_id as subject_id,
    bias
from users_{{ var('recommender_bias_rounds') }}
