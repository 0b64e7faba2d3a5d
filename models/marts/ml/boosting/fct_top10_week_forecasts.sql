{%- set tail = ((1 - var('forecast_interval_share')) / 2) | round(4) -%}
with

points as (
    {% for model, chance, ratio in [
        ('whole list', 'list_chance as listing_chance', 'list_hours_ratio as hours_ratio'),
        ('table', 'listing_chance', 'hours_ratio'),
    ] %}
    select
        cases.entry_id,
        cases.week_ending_on,
        '{{ model }}' as model,
        chances.{{ chance }},
        ratios.{{ ratio }}
    from {{ ref('fct_top10_forecast_cases') }} as cases
    left join {{ ref('fct_top10_listing_chances') }} as chances
        on
            cases.forecast_origin_on = chances.forecast_origin_on
            and cases.category = chances.category
            and cases.weekly_rank = chances.weekly_rank
            and cases.run_week_band = chances.run_week_band
    left join {{ ref('fct_top10_hours_ratios') }} as ratios
        on
            cases.forecast_origin_on = ratios.forecast_origin_on
            and cases.category = ratios.category
            and cases.run_week_band = ratios.run_week_band
    where cases.forecast_origin_on is not null

    union all
    {% endfor %}
    select
        entry_id,
        week_ending_on,
        'boosting' as model,
        listing_chance,
        hours_ratio
    from {{ ref('fct_top10_boosted_forecasts') }}
),

forecasts as (
    select
        points.model,
        cases.*,
        least(cases.run_week, 3) as error_group,
        points.listing_chance,
        points.hours_ratio * cases.hours_viewed as hours_forecast,
        ln(cases.next_hours / nullif(points.hours_ratio * cases.hours_viewed, 0)) as log_error
    from points
    inner join {{ ref('fct_top10_forecast_cases') }} as cases
        on points.entry_id = cases.entry_id and points.week_ending_on = cases.week_ending_on
),

-- What the model got wrong in the blocks before, all of it known at the origin.
errors as (
    select
        origins.forecast_origin_on,
        forecasts.model,
        forecasts.error_group,
        forecasts.log_error
    from {{ ref('fct_top10_forecast_origins') }} as origins
    inner join forecasts
        on
            origins.forecast_origin_on >= forecasts.outcome_on
            and {{ add_weeks('origins.forecast_origin_on', -var('forecast_error_weeks')) }}
            < forecasts.outcome_on
    where forecasts.log_error is not null
),

scopes as (
    select true as is_group
    union all
    select false as is_group
),

grouped as (
    select
        errors.forecast_origin_on,
        errors.model,
        case when scopes.is_group then errors.error_group else 0 end as error_group,
        errors.log_error
    from errors
    cross join scopes
),

spreads as (
    select
        forecast_origin_on,
        model,
        error_group,
        count(*) as error_count,
        percentile_cont({{ tail }}) within group (order by log_error) as log_error_low,
        percentile_cont({{ 1 - tail }}) within group (order by log_error) as log_error_high
    from grouped
    group by forecast_origin_on, model, error_group
)

select
    forecasts.model,
    forecasts.entry_id,
    forecasts.week_ending_on,
    forecasts.forecast_origin_on,
    forecasts.category,
    forecasts.run_week_band,
    cast(forecasts.listing_chance as double) as listing_chance,
    cast(forecasts.hours_forecast as double) as hours_forecast,
    cast(
        forecasts.hours_forecast * exp(coalesce(own.log_error_low, every.log_error_low)) as double
    ) as hours_low,
    cast(
        forecasts.hours_forecast * exp(coalesce(own.log_error_high, every.log_error_high)) as double
    ) as hours_high,
    forecasts.is_listed_next,
    forecasts.next_hours
from forecasts
left join spreads as own
    on
        forecasts.forecast_origin_on = own.forecast_origin_on
        and forecasts.model = own.model
        and forecasts.error_group = own.error_group
        and own.error_count >= {{ var('forecast_minimum_cases') }}
left join spreads as every
    on
        forecasts.forecast_origin_on = every.forecast_origin_on
        and forecasts.model = every.model
        and every.error_group = 0
