-- A share of few cases is drawn towards that of the rank, and this one towards that of the list.
{%- set drawn_by = var('forecast_shrinkage_cases') %}
with

origins as (
    select distinct forecast_origin_on
    from {{ ref('fct_top10_forecast_cases') }}
    where forecast_origin_on is not null
),

places as (
    select distinct
        category,
        weekly_rank
    from {{ ref('fct_top10_forecast_cases') }}
),

bands as (
    select distinct
        run_week_band,
        run_week_band_number
    from {{ ref('fct_top10_forecast_cases') }}
),

counted as (
    select
        origins.forecast_origin_on,
        places.category,
        places.weekly_rank,
        bands.run_week_band,
        bands.run_week_band_number,
        count(cases.is_listed_next) as case_count,
        count(case when cases.is_listed_next then 1 end) as listed_count
    from origins
    cross join places
    cross join bands
    left join {{ ref('fct_top10_forecast_cases') }} as cases
        on
            origins.forecast_origin_on >= cases.outcome_on
            and places.category = cases.category
            and places.weekly_rank = cases.weekly_rank
            and bands.run_week_band = cases.run_week_band
    group by
        origins.forecast_origin_on, places.category, places.weekly_rank,
        bands.run_week_band, bands.run_week_band_number
),

summed as (
    select
        *,
        sum(case_count) over (partition by forecast_origin_on, category, weekly_rank)
            as rank_case_count,
        sum(listed_count) over (partition by forecast_origin_on, category, weekly_rank)
            as rank_listed_count,
        cast(
            sum(listed_count) over (partition by forecast_origin_on, category) as double
        ) / nullif(sum(case_count) over (partition by forecast_origin_on, category), 0)
            as list_chance
    from counted
),

of_ranks as (
    select
        *,
        (rank_listed_count + {{ drawn_by }} * list_chance) / (rank_case_count + {{ drawn_by }})
            as rank_chance
    from summed
),

chances as (
    select
        *,
        (listed_count + {{ drawn_by }} * rank_chance) / (case_count + {{ drawn_by }})
            as listing_chance
    from of_ranks
)

select
    forecast_origin_on,
    category,
    weekly_rank,
    run_week_band,
    run_week_band_number,
    case_count,
    listed_count,
    cast(list_chance as double) as list_chance,
    cast(listing_chance as double) as listing_chance,
    cast({{ wilson_bound('listing_chance', '(case_count + ' ~ drawn_by ~ ')', '-') }} as double)
        as listing_chance_low,
    cast({{ wilson_bound('listing_chance', '(case_count + ' ~ drawn_by ~ ')', '+') }} as double)
        as listing_chance_high
from chances
where list_chance is not null
