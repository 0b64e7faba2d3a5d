-- A film or user without training ratings has no bias. Held-out ratings take no part in the mean.
-- The order spares what joins the films of a user half of its time.
with

means as (
    select
        split_number,
        {{ exact_sum('rating') }} / count(*) as mean_rating,
        min(rating) as least_rating,
        max(rating) as most_rating
    from {{ ref('fct_recommender_cases') }}
    where not is_held_out
    group by split_number
)

select
    cases.split_number,
    cases.user_id,
    cases.movie_id,
    cases.is_held_out,
    cases.rating,
    means.mean_rating,
    means.mean_rating + coalesce(users.bias, 0) + coalesce(movies.bias, 0) as bias_prediction,
    users.subject_id is not null and movies.subject_id is not null as is_known,
    means.least_rating,
    means.most_rating
from {{ ref('fct_recommender_cases') }} as cases
inner join means on cases.split_number = means.split_number
left join {{ ref('fct_recommender_biases') }} as users
    on
        users.subject = 'user'
        and cases.split_number = users.split_number
        and cases.user_id = users.subject_id
left join {{ ref('fct_recommender_biases') }} as movies
    on
        movies.subject = 'film'
        and cases.split_number = movies.split_number
        and cases.movie_id = movies.subject_id
order by cases.split_number, cases.user_id, cases.movie_id
