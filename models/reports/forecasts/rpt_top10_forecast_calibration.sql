{%- set interval_share = 'cast(' ~ var('forecast_interval_share') ~ ' as double)' -%}
with

{{ scored_top10_forecasts() }},

cases as (
    select
        'listed next week' as task,
        split,
        model,
        least(9, cast(floor(10 * listing_chance) as integer)) as tenth,
        listing_chance as expected,
        is_listed_next as is_hit
    from week_cases
    where listing_chance is not null

    union all

    select
        'hours next week' as task,
        split,
        model,
        cast(null as integer) as tenth,
        {{ interval_share }} as expected,
        next_hours between hours_low and hours_high as is_hit
    from week_cases
    where is_listed_next and hours_low is not null

    union all

    select
        'weeks in the list' as task,
        split,
        model,
        cast(null as integer) as tenth,
        {{ interval_share }} as expected,
        week_count between weeks_low and weeks_high as is_hit
    from debut_cases
    where weeks_low is not null

    union all

    select
        'hours of the run' as task,
        split,
        model,
        cast(null as integer) as tenth,
        {{ interval_share }} as expected,
        total_hours between run_hours_low and run_hours_high as is_hit
    from debut_cases
    where run_hours_low is not null
),

every_split as (
    select * from cases
    union all
    select
        task,
        'all' as split,
        model,
        tenth,
        expected,
        is_hit
    from cases
),

counted as (
    select
        task,
        split,
        model,
        coalesce(tenth, 0) as tenth,
        count(*) as case_count,
        {{ exact_sum('expected') }} / count(*) as expected_share,
        cast(count(case when is_hit then 1 end) as double) / count(*) as observed_share
    from every_split
    group by task, split, model, coalesce(tenth, 0)
),

used as (
    select distinct
        task,
        model
    from {{ ref('fct_top10_scores') }}
    where is_used
)

select
    counted.task,
    counted.split,
    counted.model,
    counted.tenth,
    counted.case_count,
    counted.expected_share,
    counted.observed_share,
    cast({{ wilson_bound('counted.observed_share', 'counted.case_count', '-') }} as double)
        as observed_share_low,
    cast({{ wilson_bound('counted.observed_share', 'counted.case_count', '+') }} as double)
        as observed_share_high,
    used.model is not null as is_used
from counted
left join used on counted.task = used.task and counted.model = used.model
order by counted.task, counted.split, counted.model, counted.tenth
