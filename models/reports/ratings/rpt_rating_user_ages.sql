-- Who stays long rates otherwise than who leaves soon: the change within users leaves that out.
with

aged as (
    select
        days.dataset,
        days.user_id,
        cast(
            floor({{ days_between('users.first_rated_on', 'days.rated_on') }} / 30.0) as integer
        ) as user_age_months,
        days.rated_on = users.first_rated_on as is_first_day,
        days.rating_count,
        days.rating_sum,
        users.mean_rating as user_mean_rating
    from {{ ref('fct_rating_days') }} as days
    inner join {{ ref('fct_rating_users') }} as users
        on days.dataset = users.dataset and days.user_id = users.user_id
)

select
    aged.dataset,
    aged.user_age_months,
    cast(sum(aged.rating_count) as bigint) as rating_count,
    cast(sum(case when aged.is_first_day then aged.rating_count else 0 end) as bigint)
        as first_day_rating_count,
    count(distinct aged.user_id) as user_count,
    sum(aged.rating_sum) / sum(aged.rating_count) as mean_rating,
    {{ exact_sum('aged.rating_sum - aged.rating_count * aged.user_mean_rating') }}
    / sum(aged.rating_count)
        as mean_difference_within_users,
    datasets.is_largest as is_largest_dataset
from aged
inner join {{ ref('dim_rating_datasets') }} as datasets on aged.dataset = datasets.dataset
group by aged.dataset, aged.user_age_months, datasets.is_largest
