{%- set tail = ((1 - var('forecast_interval_share')) / 2) | round(4) -%}
with

gone as (
    select
        *,
        1 - staying_share as gone_share,
        lag(1 - staying_share, 1, cast(0 as double)) over (
            partition by forecast_origin_on, category, debut_quintile order by week_number
        ) as gone_share_before
    from {{ ref('fct_top10_debut_survival') }}
),

lows as (
    select
        forecast_origin_on,
        category,
        debut_quintile,
        min(debut_count) as debut_count,
        min(least_debut_hours) as least_debut_hours,
        max(most_debut_hours) as most_debut_hours,
        min(case when gone_share >= 0.5 then week_number end) as median_weeks,
        min(case when gone_share >= {{ tail }} then week_number end) as weeks_low,
        max(week_number) as most_weeks
    from gone
    group by forecast_origin_on, category, debut_quintile
),

-- Weeks are whole: the last one is that which brings the interval nearest to its share.
highs as (
    select
        lows.forecast_origin_on,
        lows.category,
        lows.debut_quintile,
        gone.week_number,
        row_number() over (
            partition by lows.forecast_origin_on, lows.category, lows.debut_quintile
            order by
                abs(
                    gone.gone_share - first_week.gone_share_before
                    - {{ var('forecast_interval_share') }}
                ),
                gone.week_number
        ) as place
    from lows
    inner join gone as first_week
        on
            lows.forecast_origin_on = first_week.forecast_origin_on
            and lows.category = first_week.category
            and lows.debut_quintile = first_week.debut_quintile
            and lows.weeks_low = first_week.week_number
    inner join gone
        on
            lows.forecast_origin_on = gone.forecast_origin_on
            and lows.category = gone.category
            and lows.debut_quintile = gone.debut_quintile
            and lows.weeks_low <= gone.week_number
),

scopes as (
    select true as is_quintile
    union all
    select false as is_quintile
),

ratios as (
    select
        cases.forecast_origin_on,
        cases.category,
        case when scopes.is_quintile then cases.debut_quintile else 0 end as debut_quintile,
        cast(cases.known_hours as double) / cases.debut_hours as hours_ratio
    from {{ ref('fct_top10_debut_cases') }} as cases
    cross join scopes
    where cases.is_known_whole
),

ranked as (
    select
        *,
        cume_dist() over (
            partition by forecast_origin_on, category, debut_quintile order by hours_ratio
        ) as share_until
    from ratios
),

least_ratios as (
    select
        forecast_origin_on,
        category,
        debut_quintile,
        count(*) as whole_debut_count,
        min(case when share_until >= 0.5 then hours_ratio end) as total_hours_ratio,
        min(case when share_until >= {{ tail }} then hours_ratio end) as total_hours_ratio_low
    from ranked
    group by forecast_origin_on, category, debut_quintile
),

-- Many runs end with their first week: nothing then lies below the lowest ratio.
shares_below as (
    select
        ranked.forecast_origin_on,
        ranked.category,
        ranked.debut_quintile,
        cast(
            count(
                case when ranked.hours_ratio < least_ratios.total_hours_ratio_low then 1 end
            ) as double
        ) / count(*) as share_below
    from ranked
    inner join least_ratios
        on
            ranked.forecast_origin_on = least_ratios.forecast_origin_on
            and ranked.category = least_ratios.category
            and ranked.debut_quintile = least_ratios.debut_quintile
    group by ranked.forecast_origin_on, ranked.category, ranked.debut_quintile
),

totals as (
    select
        least_ratios.forecast_origin_on,
        least_ratios.category,
        least_ratios.debut_quintile,
        least_ratios.whole_debut_count,
        least_ratios.total_hours_ratio,
        least_ratios.total_hours_ratio_low,
        min(
            case
                when ranked.share_until >= below.share_below + {{ var('forecast_interval_share') }}
                    then ranked.hours_ratio
            end
        ) as total_hours_ratio_high
    from least_ratios
    inner join ranked
        on
            least_ratios.forecast_origin_on = ranked.forecast_origin_on
            and least_ratios.category = ranked.category
            and least_ratios.debut_quintile = ranked.debut_quintile
    inner join shares_below as below
        on
            least_ratios.forecast_origin_on = below.forecast_origin_on
            and least_ratios.category = below.category
            and least_ratios.debut_quintile = below.debut_quintile
    group by
        least_ratios.forecast_origin_on, least_ratios.category, least_ratios.debut_quintile,
        least_ratios.whole_debut_count, least_ratios.total_hours_ratio,
        least_ratios.total_hours_ratio_low
)

select
    lows.forecast_origin_on,
    lows.category,
    lows.debut_quintile,
    lows.debut_count,
    lows.least_debut_hours,
    lows.most_debut_hours,
    coalesce(lows.median_weeks, lows.most_weeks) as median_weeks,
    lows.weeks_low,
    highs.week_number as weeks_high,
    coalesce(totals.whole_debut_count, 0) as whole_debut_count,
    cast(totals.total_hours_ratio as double) as total_hours_ratio,
    cast(totals.total_hours_ratio_low as double) as total_hours_ratio_low,
    cast(totals.total_hours_ratio_high as double) as total_hours_ratio_high
from lows
left join highs
    on
        lows.forecast_origin_on = highs.forecast_origin_on
        and lows.category = highs.category
        and lows.debut_quintile = highs.debut_quintile
        and highs.place = 1
left join totals
    on
        lows.forecast_origin_on = totals.forecast_origin_on
        and lows.category = totals.category
        and lows.debut_quintile = totals.debut_quintile
