select
    days.dataset,
    cast(date_trunc('month', days.rated_on) as date) as month_starts_on,
    cast(sum(days.rating_count) as bigint) as rating_count,
    count(distinct days.user_id) as user_count,
    sum(days.rating_sum) / sum(days.rating_count) as mean_rating,
    datasets.is_largest as is_largest_dataset
from {{ ref('fct_rating_days') }} as days
inner join {{ ref('dim_rating_datasets') }} as datasets on days.dataset = datasets.dataset
group by days.dataset, date_trunc('month', days.rated_on), datasets.is_largest
