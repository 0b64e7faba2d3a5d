{#- Films that others rated soon after those that the user rated last: nearer ones count more. -#}
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
        place_in_time,
        max(place_in_time) over (partition by user_id) - place_in_time + 1 as place_from_last
    from {{ ref('fct_recommender_cases') }}
    where split_number = 0 and not is_held_out
),

followed as (
    select
        before.movie_id,
        after.movie_id as next_movie_id,
        {{ exact_sum('1.0 / steps.step') }} as weight
    from training as before
    cross join steps
    inner join training as after
        on
            before.user_id = after.user_id
            and before.place_in_time + steps.step = after.place_in_time
    group by before.movie_id, after.movie_id
),

totals as (
    select
        movie_id,
        {{ exact_sum('weight') }} as weight
    from followed
    group by movie_id
),

-- What is rated after everything, and before everything, says a little less.
followers as (
    select
        followed.movie_id,
        followed.next_movie_id,
        followed.weight
        / power(totals.weight * counts.rating_count, {{ var('recommender_popularity_discount') }})
            as weight
    from followed
    inner join totals on followed.movie_id = totals.movie_id
    inner join {{ ref('fct_recommender_film_counts') }} as counts
        on counts.split_number = 0 and followed.next_movie_id = counts.movie_id
),

candidates as (
    select
        recent.split_number,
        recent.user_id,
        followers.next_movie_id as movie_id,
        {{ exact_sum('followers.weight / recent.place_from_last') }} as list_score
    from training as recent
    inner join followers on recent.movie_id = followers.movie_id
    where recent.place_from_last <= {{ var('recommender_steps') }}
    group by recent.split_number, recent.user_id, followers.next_movie_id
)

{{ unseen_places('candidates') }}
