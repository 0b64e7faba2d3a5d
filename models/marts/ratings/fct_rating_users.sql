select
    dataset,
    user_id,
    cast(sum(rating_count) as integer) as rating_count,
    cast(count(*) as integer) as day_count,
    max(rating_count) as most_ratings_in_a_day,
    sum(rating_sum) / sum(rating_count) as mean_rating,
    min(rated_on) as first_rated_on,
    max(rated_on) as last_rated_on
from {{ ref('fct_rating_days') }}
group by dataset, user_id
