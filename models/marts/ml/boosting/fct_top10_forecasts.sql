-- What is used is what the scores say; where nothing could be scored, the table.
{%- set tasks = [
    'listed next week', 'hours next week', 'weeks in the list', 'hours of the run'
] %}
with

used as (
    {%- for task in tasks %}
    select
        '{{ task }}' as task,
        coalesce(min(case when is_used then model end), 'table') as model
    from {{ ref('fct_top10_scores') }}
    where task = '{{ task }}'
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

latest as (
    select cases.*
    from {{ ref('fct_top10_forecast_cases') }} as cases
    inner join {{ ref('fct_top10_forecast_origins') }} as origins
        on cases.forecast_origin_on = origins.forecast_origin_on
    where origins.blocks_back = 0
),

chances as (
    select
        forecasts.entry_id,
        forecasts.week_ending_on,
        forecasts.model,
        forecasts.listing_chance
    from {{ ref('fct_top10_week_forecasts') }} as forecasts
    inner join used on used.task = 'listed next week' and forecasts.model = used.model
),

hours as (
    select
        forecasts.entry_id,
        forecasts.week_ending_on,
        forecasts.model,
        forecasts.hours_forecast,
        forecasts.hours_low,
        forecasts.hours_high
    from {{ ref('fct_top10_week_forecasts') }} as forecasts
    inner join used on used.task = 'hours next week' and forecasts.model = used.model
),

weeks as (
    select forecasts.*
    from {{ ref('fct_top10_debut_forecasts') }} as forecasts
    inner join used on used.task = 'weeks in the list' and forecasts.model = used.model
),

runs as (
    select forecasts.*
    from {{ ref('fct_top10_debut_forecasts') }} as forecasts
    inner join used on used.task = 'hours of the run' and forecasts.model = used.model
)

select
    latest.week_ending_on,
    latest.outcome_on as forecast_week_on,
    latest.category,
    latest.weekly_rank,
    latest.entry_id,
    latest.title_id,
    latest.show_title,
    latest.season_title,
    latest.run_week,
    latest.hours_viewed,
    chances.listing_chance,
    chances.model as listing_model,
    hours.hours_forecast,
    hours.hours_low,
    hours.hours_high,
    hours.model as hours_model,
    weeks.debut_quintile,
    weeks.weeks_forecast,
    weeks.weeks_low,
    weeks.weeks_high,
    weeks.model as weeks_model,
    runs.run_hours_forecast,
    runs.run_hours_low,
    runs.run_hours_high,
    runs.model as run_hours_model
from latest
left join chances
    on latest.entry_id = chances.entry_id and latest.week_ending_on = chances.week_ending_on
left join hours
    on latest.entry_id = hours.entry_id and latest.week_ending_on = hours.week_ending_on
left join weeks
    on latest.entry_id = weeks.entry_id and latest.week_ending_on = weeks.started_on
left join runs
    on latest.entry_id = runs.entry_id and latest.week_ending_on = runs.started_on
