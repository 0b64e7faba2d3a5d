select
    cases.forecast_origin_on,
    cases.entry_id,
    case when outlooks.debut_quintile = 0 then 'whole list' else 'table' end as model,
    cases.category,
    cases.started_on,
    cases.debut_quintile,
    cases.debut_hours,
    outlooks.median_weeks as weeks_forecast,
    outlooks.weeks_low,
    outlooks.weeks_high,
    outlooks.total_hours_ratio * cases.debut_hours as run_hours_forecast,
    outlooks.total_hours_ratio_low * cases.debut_hours as run_hours_low,
    outlooks.total_hours_ratio_high * cases.debut_hours as run_hours_high,
    case when cases.is_outcome_known then cases.week_count end as week_count,
    case when cases.is_outcome_known then cases.total_hours end as total_hours
from {{ ref('fct_top10_debut_cases') }} as cases
inner join {{ ref('fct_top10_debut_outlooks') }} as outlooks
    on
        cases.forecast_origin_on = outlooks.forecast_origin_on
        and cases.category = outlooks.category
        and outlooks.debut_quintile in (0, cases.debut_quintile)
where cases.is_forecast
