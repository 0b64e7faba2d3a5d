{#- Users are drawn again and again, with replacement (each so often as a Poisson draw says), and
    all models scored on the same draws. Draw 0 is every user once. -#}
{%- set poisson = [0.367879, 0.735759, 0.919699, 0.981012, 0.996340, 0.999406] -%}
with

tens as (
    {%- for number in range(var('recommender_draws') // 10 + 1) %}
    select {{ number }} as number {{ 'union all' if not loop.last }}
    {%- endfor %}
),

ones as (
    {%- for number in range(10) %}
    select {{ number }} as number {{ 'union all' if not loop.last }}
    {%- endfor %}
),

draws as (
    select tens.number * 10 + ones.number as draw
    from tens
    cross join ones
),

users as (
    select distinct user_id
    from {{ ref('fct_recommender_user_results') }}
),

shares as (
    select
        users.user_id,
        draws.draw,
        {{ seeded_number('users.user_id', 'draws.draw', 5) }} / 2147483647.0 as share
    from users
    cross join draws
    where draws.draw <= {{ var('recommender_draws') }}
),

weights as (
    select
        user_id,
        draw,
        case
            when draw = 0 then 1
            {%- for limit in poisson %}
            when share < {{ limit }} then {{ loop.index0 }}
            {%- endfor %}
            else {{ poisson | length }}
        end as times
    from shares
),

drawn as (
    select
        results.task,
        results.split,
        results.metric,
        results.model,
        weights.draw,
        {{ exact_sum('weights.times * results.amount') }}
        / nullif(sum(weights.times * results.weight), 0) as value,
        sum(results.weight) as case_count
    from {{ ref('fct_recommender_user_results') }} as results
    inner join weights on results.user_id = weights.user_id
    where weights.times > 0
    group by results.task, results.split, results.metric, results.model, weights.draw
),

films as (
    select count(distinct movie_id) as film_count
    from {{ ref('fct_recommender_film_counts') }}
),

-- Which films are listed at all is no mean over users: it has no interval.
coverage as (
    select
        'films to like' as task,
        'random folds' as split,
        'share of films listed' as metric,
        lists.model,
        0 as draw,
        cast(count(distinct lists.movie_id) as double) / max(films.film_count) as value,
        count(distinct lists.movie_id) as case_count
    from {{ ref('fct_recommender_lists') }} as lists
    cross join films
    where lists.split_number > 0
    group by lists.model
),

both_kinds as (
    select
        task,
        split,
        metric,
        model,
        draw,
        case when metric = 'RMSE' then sqrt(value) else value end as score,
        case_count
    from drawn
    union all
    select
        task,
        split,
        metric,
        model,
        draw,
        value as score,
        case_count
    from coverage
),

scored as (
    select
        *,
        metric in ('RMSE', 'popularity of the films listed') as is_lower_better,
        case
            when metric <> 'RMSE' then 'popularity'
            when model = 'item neighbours' then 'biases'
            else 'global mean'
        end as baseline
    from both_kinds
),

compared as (
    select
        scored.*,
        case
            when scored.model = scored.baseline then null
            when scored.is_lower_better then 1 - scored.score / nullif(baselines.score, 0)
            else scored.score / nullif(baselines.score, 0) - 1
        end as gain
    from scored
    left join scored as baselines
        on
            scored.task = baselines.task
            and scored.metric = baselines.metric
            and scored.draw = baselines.draw
            and scored.baseline = baselines.model
),

summed as (
    select
        task,
        split,
        metric,
        is_lower_better,
        model,
        case when model <> baseline then baseline end as baseline,
        {%- for name in ['score', 'gain'] %}
        max(case when draw = 0 then {{ name }} end) as {{ name }},
        {%- for end, point in [('low', 0.025), ('high', 0.975)] %}
        percentile_cont({{ point }}) within group (
            order by case when draw > 0 then {{ name }} end
        ) as {{ name }}_{{ end }},
        {%- endfor %}
        {%- endfor %}
        max(case when draw = 0 then case_count end) as case_count
    from compared
    group by task, split, metric, is_lower_better, model, baseline
),

-- What is used scores best of those that beat the baseline for certain; else it is the baseline.
used as (
    select
        task,
        model
    from summed
    where
        metric in ({{ deciding_metrics() }})
        and (baseline is null or gain_low > 0)
    qualify
        row_number() over (
            partition by task
            order by
                case when baseline is null then 1 else 0 end,
                case when is_lower_better then score else -score end,
                model
        ) = 1
)

select
    summed.task,
    summed.split,
    summed.metric,
    summed.is_lower_better,
    summed.model,
    summed.baseline,
    cast(summed.case_count as integer) as case_count,
    cast(summed.score as double) as score,
    cast(summed.score_low as double) as score_low,
    cast(summed.score_high as double) as score_high,
    cast(summed.gain as double) as gain,
    cast(summed.gain_low as double) as gain_low,
    cast(summed.gain_high as double) as gain_high,
    coalesce(used.model = summed.model, false) as is_used
from summed
left join used on summed.task = used.task
