select
    dataset,
    user_id,
    rated_on,
    cast(count(*) as integer) as rating_count,
    sum(rating) as rating_sum
from {{ ref('fct_ratings') }}
group by dataset, user_id, rated_on
