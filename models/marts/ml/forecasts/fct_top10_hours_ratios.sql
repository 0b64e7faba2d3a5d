-- Where a week of the run has few cases, the whole list speaks for it.
with

origins as (
    select distinct forecast_origin_on
    from {{ ref('fct_top10_forecast_cases') }}
    where forecast_origin_on is not null
),

known as (
    select
        origins.forecast_origin_on,
        cases.category,
        cases.run_week_band,
        cast(cases.next_hours as double) / cases.hours_viewed as hours_ratio
    from {{ ref('fct_top10_forecast_cases') }} as cases
    inner join origins on cases.outcome_on <= origins.forecast_origin_on
    where cases.is_listed_next
),

lists as (
    select
        forecast_origin_on,
        category,
        percentile_cont(0.5) within group (order by hours_ratio) as median_hours_ratio
    from known
    group by forecast_origin_on, category
),

bands as (
    select distinct
        category,
        run_week_band,
        run_week_band_number
    from {{ ref('fct_top10_forecast_cases') }}
),

cells as (
    select
        forecast_origin_on,
        category,
        run_week_band,
        count(*) as case_count,
        percentile_cont(0.5) within group (order by hours_ratio) as median_hours_ratio
    from known
    group by forecast_origin_on, category, run_week_band
)

select
    lists.forecast_origin_on,
    lists.category,
    bands.run_week_band,
    bands.run_week_band_number,
    coalesce(cells.case_count, 0) as case_count,
    cast(lists.median_hours_ratio as double) as list_hours_ratio,
    cast(
        case
            when cells.case_count >= {{ var('forecast_minimum_cases') }}
                then cells.median_hours_ratio
            else lists.median_hours_ratio
        end as double
    ) as hours_ratio
from lists
inner join bands on lists.category = bands.category
left join cells
    on
        lists.forecast_origin_on = cells.forecast_origin_on
        and lists.category = cells.category
        and bands.run_week_band = cells.run_week_band
