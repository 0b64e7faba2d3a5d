{#- A metric is the sum of `amount` over that of `weight`, for all users; of RMSE, the root of it.
-#}
{%- set predictions = [
    ['global mean', 'mean_prediction'],
    ['biases', 'bias_prediction'],
    ['item neighbours', 'neighbour_prediction'],
] %}
with

lists as (
    select * from {{ ref('fct_recommender_lists') }}
),

-- Who names one film only is told what follows it, or what is popular.
task_lists as (
    select
        case when split_number = 0 then 'next film' else 'films to like' end as task,
        model,
        split_number,
        user_id,
        place,
        movie_id
    from lists
    where model <> 'film after one'

    union all

    select
        'film after one' as task,
        model,
        split_number,
        user_id,
        place,
        movie_id
    from lists
    where split_number = 0 and model in ('film after one', 'popularity')
),

models as (
    select distinct
        task,
        model,
        split_number > 0 as is_fold
    from task_lists
),

wanted as (
    select
        split_number,
        user_id,
        movie_id,
        row_number() over (
            partition by split_number, user_id order by rating desc, movie_id
        ) as place,
        count(*) over (partition by split_number, user_id) as wanted_count
    from {{ ref('fct_recommender_cases') }}
    where
        is_held_out
        and (split_number = 0 or rating >= {{ var('recommender_liked_rating') }})
),

-- The best that a list can do: all that is wanted in its first places.
best as (
    select
        split_number,
        user_id,
        max(wanted_count) as wanted_count,
        {{ exact_sum(
            'case when place <= ' ~ var('recommender_places') ~ ' then 1 / log2(place + 1) end'
        ) }} as gain
    from wanted
    group by split_number, user_id
),

hits as (
    select
        lists.model,
        lists.split_number,
        lists.user_id,
        count(*) as hit_count,
        {{ exact_sum('1 / log2(lists.place + 1)') }} as gain
    from lists
    inner join wanted
        on
            lists.split_number = wanted.split_number
            and lists.user_id = wanted.user_id
            and lists.movie_id = wanted.movie_id
    group by lists.model, lists.split_number, lists.user_id
),

tested as (
    select
        models.task,
        models.model,
        best.split_number,
        best.user_id,
        coalesce(hits.gain, 0) / best.gain as ndcg,
        cast(coalesce(hits.hit_count, 0) as double) / best.wanted_count as recall
    from best
    inner join models on (best.split_number > 0) = models.is_fold
    left join hits
        on
            models.model = hits.model
            and best.split_number = hits.split_number
            and best.user_id = hits.user_id
),

raters as (
    select
        split_number,
        cast(count(distinct user_id) as double) as user_count
    from {{ ref('fct_recommender_cases') }}
    where not is_held_out
    group by split_number
),

results as (
    select
        task,
        'NDCG@{{ var("recommender_places") }}' as metric,
        model,
        user_id,
        ndcg as amount
    from tested
    where split_number > 0

    union all

    select
        task,
        'Recall@{{ var("recommender_places") }}' as metric,
        model,
        user_id,
        recall as amount
    from tested
    where split_number > 0

    union all

    select
        task,
        'HR@{{ var("recommender_places") }}' as metric,
        model,
        user_id,
        recall as amount
    from tested
    where split_number = 0

    union all

    select
        lists.task,
        'popularity of the films listed' as metric,
        lists.model,
        lists.user_id,
        counts.rating_count / raters.user_count as amount
    from task_lists as lists
    inner join {{ ref('fct_recommender_film_counts') }} as counts
        on lists.split_number = counts.split_number and lists.movie_id = counts.movie_id
    inner join raters on lists.split_number = raters.split_number

    {%- for model, prediction in predictions %}

    union all

    select
        case when split_number = 0 then 'rating of the last film' else 'rating of a film' end
            as task,
        'RMSE' as metric,
        '{{ model }}' as model,
        user_id,
        ({{ prediction }} - rating) * ({{ prediction }} - rating) as amount
    from {{ ref('fct_recommender_predictions') }}
    {%- endfor %}
)

select
    task,
    case
        when task in ('next film', 'film after one', 'rating of the last film')
            then 'last film in time'
        else 'random folds'
    end as split,
    metric,
    model,
    user_id,
    {{ exact_sum('amount') }} as amount,
    cast(count(*) as integer) as weight
from results
group by task, metric, model, user_id
