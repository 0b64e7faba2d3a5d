{#- Models in the order in which they are tried, each with its baseline. -#}
{%- set models = [['whole list', none], ['table', 'whole list'], ['boosting', 'table']] -%}
{#- Task, metric, table of forecasts, loss of a row, week of the case, least gain of boosting. -#}
{%- set tasks = [
    [
        'listed next week', 'Brier score', 'week_cases',
        'power(listing_chance - case when is_listed_next then 1.0 else 0.0 end, 2)',
        'week_ending_on', 0
    ],
    [
        'hours next week', 'absolute error, hours', 'week_cases',
        'abs(hours_forecast - next_hours)', 'week_ending_on', var('forecast_minimum_gain')
    ],
    [
        'weeks in the list', 'absolute error, weeks', 'debut_cases',
        'abs(weeks_forecast - week_count)', 'started_on', 0
    ],
    [
        'hours of the run', 'absolute error, hours', 'debut_cases',
        'abs(run_hours_forecast - total_hours)', 'started_on', 0
    ],
] -%}
with

{{ scored_top10_forecasts() }},

losses as (
    {%- for task, metric, cases, loss, week, minimum_gain in tasks %}
    select
        '{{ task }}' as task,
        split,
        '{{ metric }}' as metric,
        model,
        entry_id,
        {{ week }} as cluster,
        cast({{ loss }} as double) as loss,
        cast({{ minimum_gain }} as double) as minimum_gain
    from {{ cases }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

models as (
    {%- for model, baseline in models %}
    select
        '{{ model }}' as model,
        {{ loop.index }} as model_number,
        cast({{ "'" ~ baseline ~ "'" if baseline else 'null' }} as {{ dbt.type_string() }})
            as baseline
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

compared as (
    select
        losses.task,
        losses.split,
        losses.metric,
        losses.model,
        models.model_number,
        models.baseline,
        losses.cluster,
        losses.loss,
        before.loss as baseline_loss,
        case when losses.model = 'boosting' then losses.minimum_gain else 0.0 end as minimum_gain
    from losses
    inner join models on losses.model = models.model
    left join losses as before
        on
            models.baseline = before.model
            and losses.task = before.task
            and losses.entry_id = before.entry_id
            and losses.cluster = before.cluster
)

select *
from ({{ model_scores('compared') }}) as scores
order by task, split, score desc, model
