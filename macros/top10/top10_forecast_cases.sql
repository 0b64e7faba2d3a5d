{# A select with one row per entry and week of the global Top 10, live weekly shows left out: what was known
   at the end of that week, and what came a week later. Only the columns is_listed_next and next_hours
   look ahead; both are null where no list of the next week is published.
   The cases of a block of weeks are forecast by what was known at the start of the block, its
   forecast_origin_on: blocks are counted back from the last week published, which is one of its own. #}
{% macro top10_forecast_cases(weeks) -%}
    {%- set over_run = 'over (partition by entry_id, run_anchor order by week_ending_on)' -%}
    with

    published as (
        select
            week_ending_on,
            lead(week_ending_on) over (order by week_ending_on)
            = {{ add_weeks('week_ending_on', 1) }} as is_next_published,
            min(week_ending_on) over () as first_on,
            max(week_ending_on) over () as last_on
        from {{ weeks }}
        group by week_ending_on
    ),

    listed as (
        select
            *,
            cast(min(hours_viewed) over (partition by week_ending_on, category) as double)
                as least_hours,
            cast(count(*) over (partition by week_ending_on, title_id) as integer)
                as listed_season_count,
            min(cumulative_weeks) over (partition by week_ending_on, title_id)
                as newest_season_weeks,
            row_number() over (partition by entry_id order by week_ending_on) as week_place
        from {{ weeks }}
    ),

    anchored as (
        select
            *,
            {{ add_weeks('week_ending_on', '-week_place') }} as run_anchor
        from listed
        where not is_live_weekly and hours_viewed > 0
    ),

    runs as (
        select
            *,
            cast(row_number() {{ over_run }} as integer) as run_week,
            cast(first_value(hours_viewed) {{ over_run }} as double) as first_hours,
            cast(lag(hours_viewed) {{ over_run }} as double) as hours_before,
            cast(lag(hours_viewed, 2) {{ over_run }} as double) as hours_two_before,
            lead(hours_viewed) {{ over_run }} as hours_after,
            cast(hours_viewed as double) as hours
        from anchored
    ),

    placed as (
        select
            runs.*,
            published.is_next_published,
            published.first_on,
            published.last_on,
            cast(
                floor(
                    (
                        {{ weeks_between('runs.week_ending_on', 'published.last_on') }}
                        + {{ var('forecast_block_weeks') - 1 }}
                    ) / {{ var('forecast_block_weeks') }}.0
                ) as integer
            ) as blocks_back
        from runs
        inner join published on runs.week_ending_on = published.week_ending_on
    ),

    blocks as (
        select
            *,
            {{ add_weeks('last_on', 'blocks_back * -' ~ var('forecast_block_weeks')) }} as origin_on
        from placed
    )

    select
        entry_id,
        week_ending_on,
        category,
        title_id,
        show_title,
        season_title,
        weekly_rank,
        hours_viewed,
        run_week,
        {{ banded(run_week_bands('run_week'), 'run_week_band') }},
        cast(
            case category
                when 'Films (English)' then 1
                when 'Films (Non-English)' then 2
                when 'TV (English)' then 3
                else 4
            end as integer
        ) as category_number,
        ln(hours) as log_hours,
        ln(hours / hours_before) as log_change,
        ln(hours_before / hours_two_before) as log_change_before,
        ln(hours / first_hours) as log_since_start,
        ln(hours / nullif(least_hours, 0)) as log_over_least,
        nullif(runtime_minutes, 0) as runtime_minutes,
        listed_season_count,
        newest_season_weeks,
        cast(extract(doy from week_ending_on) as integer) as day_of_year,
        case
            when
                blocks_back <= {{ var('forecast_blocks') }}
                and {{ weeks_between('first_on', 'origin_on') }}
                >= {{ var('forecast_minimum_weeks') }}
                then origin_on
        end as forecast_origin_on,
        {{ add_weeks('week_ending_on', 1) }} as outcome_on,
        case when is_next_published then hours_after is not null end as is_listed_next,
        case when is_next_published then hours_after end as next_hours
    from blocks
{%- endmacro %}


{# Weeks of a run that are forecast alike. #}
{% macro run_week_bands(run_week) -%}
    {{ return([
        [run_week ~ ' = 1', 'week 1'],
        [run_week ~ ' = 2', 'week 2'],
        [run_week ~ ' = 3', 'week 3'],
        [run_week ~ ' <= 5', 'weeks 4 and 5'],
        [run_week ~ ' <= 9', 'weeks 6 to 9'],
        ['true', 'week 10 or later'],
    ]) }}
{%- endmacro %}
