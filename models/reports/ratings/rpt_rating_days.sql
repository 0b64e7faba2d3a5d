{#- Days on which a user rates many films anchor their ratings to each other. -#}
{%- set bands = [
    ['days.rating_count = 1', '1'],
    ['days.rating_count < 5', '2-4'],
    ['days.rating_count < 10', '5-9'],
    ['days.rating_count < 20', '10-19'],
    ['days.rating_count < 50', '20-49'],
    ['days.rating_count < 100', '50-99'],
    ['days.rating_count >= 100', '100 or more'],
] -%}
with

banded as (
    select
        days.dataset,
        {{ banded(bands, 'ratings_in_the_day') }},
        days.rating_count,
        days.rating_sum,
        days.rating_sum - days.rating_count * users.mean_rating as difference_sum,
        case when days.rated_on = users.first_rated_on then 1 else 0 end as first_day
    from {{ ref('fct_rating_days') }} as days
    inner join {{ ref('fct_rating_users') }} as users
        on days.dataset = users.dataset and days.user_id = users.user_id
),

counted as (
    select
        dataset,
        ratings_in_the_day,
        ratings_in_the_day_number,
        count(*) as day_count,
        cast(sum(first_day) as bigint) as first_day_count,
        cast(sum(rating_count) as bigint) as rating_count,
        sum(rating_sum) / sum(rating_count) as mean_rating,
        {{ exact_sum('difference_sum') }} / sum(rating_count) as mean_difference_within_users
    from banded
    group by dataset, ratings_in_the_day, ratings_in_the_day_number
)

select
    counted.*,
    cast(counted.rating_count as double) / datasets.rating_count as rating_share,
    datasets.is_largest as is_largest_dataset
from counted
inner join {{ ref('dim_rating_datasets') }} as datasets on counted.dataset = datasets.dataset
