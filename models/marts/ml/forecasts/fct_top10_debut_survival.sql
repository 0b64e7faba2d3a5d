-- Quintile 0 is the whole list.
with

scopes as (
    select true as is_quintile
    union all
    select false as is_quintile
),

known as (
    select
        cases.forecast_origin_on,
        cases.category,
        case when scopes.is_quintile then cases.debut_quintile else 0 end as debut_quintile,
        cases.debut_hours,
        cases.known_week_count,
        cases.has_ended
    from {{ ref('fct_top10_debut_cases') }} as cases
    cross join scopes
    where cases.known_week_count is not null
),

cohorts as (
    select
        forecast_origin_on,
        category,
        debut_quintile,
        count(*) as debut_count,
        min(debut_hours) as least_debut_hours,
        max(debut_hours) as most_debut_hours
    from known
    group by forecast_origin_on, category, debut_quintile
),

weeks as (
    select distinct
        forecast_origin_on,
        known_week_count as week_number
    from known
),

counted as (
    select
        cohorts.forecast_origin_on,
        cohorts.category,
        cohorts.debut_quintile,
        cohorts.debut_count,
        cohorts.least_debut_hours,
        cohorts.most_debut_hours,
        weeks.week_number,
        count(
            case
                when
                    known.known_week_count > weeks.week_number
                    or known.has_ended and known.known_week_count = weeks.week_number
                    then 1
            end
        ) as at_risk_count,
        count(
            case when known.has_ended and known.known_week_count = weeks.week_number then 1 end
        ) as left_count
    from cohorts
    inner join weeks on cohorts.forecast_origin_on = weeks.forecast_origin_on
    inner join known
        on
            cohorts.forecast_origin_on = known.forecast_origin_on
            and cohorts.category = known.category
            and cohorts.debut_quintile = known.debut_quintile
    group by
        cohorts.forecast_origin_on, cohorts.category, cohorts.debut_quintile, cohorts.debut_count,
        cohorts.least_debut_hours, cohorts.most_debut_hours, weeks.week_number
),

-- Kaplan and Meier: the product of the shares that stayed, with Greenwood's variance.
multiplied as (
    select
        *,
        case
            when max(case when left_count = at_risk_count then 1 else 0 end) over until_week = 1
                then 0.0
            else
                round(
                    exp(
                        {{ exact_sum(
                            'ln(cast(nullif(at_risk_count - left_count, 0) as double) / at_risk_count)',
                            'over until_week'
                        ) }}
                    ),
                    9
                )
        end as staying_share,
        {{ exact_sum(
            'cast(left_count as double)'
            ~ ' / nullif(at_risk_count * (at_risk_count - left_count), 0)',
            'over until_week'
        ) }} as variance_sum
    from counted
    where at_risk_count > 0
    window until_week as (
        partition by forecast_origin_on, category, debut_quintile
        order by week_number
        rows between unbounded preceding and current row
    )
)

select
    forecast_origin_on,
    category,
    debut_quintile,
    week_number,
    debut_count,
    least_debut_hours,
    most_debut_hours,
    at_risk_count,
    left_count,
    cast(staying_share as double) as staying_share,
    cast(
        greatest(0.0, staying_share * (1 - 1.96 * sqrt(coalesce(variance_sum, 0)))) as double
    ) as staying_share_low,
    cast(
        least(1.0, staying_share * (1 + 1.96 * sqrt(coalesce(variance_sum, 0)))) as double
    ) as staying_share_high
from multiplied
