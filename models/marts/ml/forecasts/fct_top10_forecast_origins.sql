with

origins as (
    select
        forecast_origin_on,
        min(week_ending_on) as first_week_on,
        max(week_ending_on) as last_week_on,
        count(*) as case_count
    from {{ ref('fct_top10_forecast_cases') }}
    where forecast_origin_on is not null
    group by forecast_origin_on
),

-- The latest origin has no outcome yet, and the first one no errors before it to set intervals by.
counted as (
    select
        *,
        cast(
            row_number() over (order by forecast_origin_on desc) - 1 as integer
        ) as blocks_back,
        count(*) over () - 2 as earlier_count
    from origins
),

scored as (
    select
        *,
        blocks_back between 1
        and least({{ var('forecast_scored_blocks') }}, earlier_count) as is_scored,
        2 * blocks_back
        > least({{ var('forecast_scored_blocks') }}, earlier_count) as is_earlier_split
    from counted
)

select
    forecast_origin_on,
    blocks_back,
    first_week_on,
    last_week_on,
    case_count,
    is_scored,
    case
        when is_scored
            then
                'weeks ' || cast(
                    min(first_week_on) over (partition by is_scored, is_earlier_split)
                    as {{ dbt.type_string() }}
                ) || ' to ' || cast(
                    max(last_week_on) over (partition by is_scored, is_earlier_split)
                    as {{ dbt.type_string() }}
                )
    end as split
from scored
