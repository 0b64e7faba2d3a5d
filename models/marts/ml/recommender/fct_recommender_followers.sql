-- Without the last film of each user, by which it is scored, and with it, for what is recommended.
with

steps as (
    {%- for step in range(1, var('recommender_steps') + 1) %}
    select {{ step }} as step
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

training as (
    select
        split_number,
        user_id,
        movie_id,
        place_in_time
    from {{ ref('fct_recommender_cases') }}
    where split_number in (0, {{ var('recommender_folds') + 1 }}) and not is_held_out
),

followed as (
    select
        before.split_number,
        before.movie_id,
        after.movie_id as next_movie_id,
        {{ exact_sum('1.0 / steps.step') }} as weight
    from training as before
    cross join steps
    inner join training as after
        on
            before.split_number = after.split_number
            and before.user_id = after.user_id
            and before.place_in_time + steps.step = after.place_in_time
    group by before.split_number, before.movie_id, after.movie_id
),

totals as (
    select
        split_number,
        movie_id,
        {{ exact_sum('weight') }} as weight
    from followed
    group by split_number, movie_id
)

-- What is rated after everything, and before everything, says a little less.
select
    followed.split_number,
    followed.movie_id,
    followed.next_movie_id,
    cast(
        followed.weight
        / power(totals.weight * counts.rating_count, {{ var('recommender_popularity_discount') }})
        as double
    ) as weight
from followed
inner join totals
    on followed.split_number = totals.split_number and followed.movie_id = totals.movie_id
inner join {{ ref('fct_recommender_film_counts') }} as counts
    on
        followed.split_number = counts.split_number
        and followed.next_movie_id = counts.movie_id
