with

latest as (
    select max(forecast_origin_on) as forecast_origin_on
    from {{ ref('fct_top10_debut_survival') }}
)

select
    survival.forecast_origin_on as known_until_on,
    survival.category,
    survival.debut_quintile,
    survival.week_number,
    survival.debut_count,
    survival.least_debut_hours,
    survival.most_debut_hours,
    survival.at_risk_count,
    survival.staying_share,
    survival.staying_share_low,
    survival.staying_share_high,
    outlooks.median_weeks,
    outlooks.weeks_low,
    outlooks.weeks_high,
    outlooks.total_hours_ratio,
    outlooks.total_hours_ratio_low,
    outlooks.total_hours_ratio_high
from {{ ref('fct_top10_debut_survival') }} as survival
inner join latest on survival.forecast_origin_on = latest.forecast_origin_on
left join {{ ref('fct_top10_debut_outlooks') }} as outlooks
    on
        survival.forecast_origin_on = outlooks.forecast_origin_on
        and survival.category = outlooks.category
        and survival.debut_quintile = outlooks.debut_quintile
order by survival.category, survival.debut_quintile, survival.week_number
