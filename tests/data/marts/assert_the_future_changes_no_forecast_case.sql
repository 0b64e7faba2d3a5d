-- The weeks after the second latest origin trade their lists: what was known before stays the same.
with

cut as (
    select forecast_origin_on as known_until_on
    from {{ ref('fct_top10_forecast_origins') }}
    where blocks_back = 1
),

future as (
    select
        weeks.week_ending_on,
        row_number() over (order by weeks.week_ending_on) as place,
        row_number() over (order by md5(cast(weeks.week_ending_on as {{ dbt.type_string() }})))
            as other_place
    from {{ ref('fct_top10_global_weeks') }} as weeks
    inner join cut on weeks.week_ending_on > cut.known_until_on
    group by weeks.week_ending_on
),

shuffled as (
    select
        future.week_ending_on,
        weeks.category,
        weeks.weekly_rank,
        weeks.entry_id,
        weeks.title_id,
        weeks.show_title,
        weeks.season_title,
        weeks.hours_viewed,
        weeks.runtime_minutes,
        weeks.cumulative_weeks,
        weeks.is_live_weekly
    from future
    inner join future as others on future.place = others.other_place
    inner join {{ ref('fct_top10_global_weeks') }} as weeks
        on others.week_ending_on = weeks.week_ending_on

    union all

    select
        weeks.week_ending_on,
        weeks.category,
        weeks.weekly_rank,
        weeks.entry_id,
        weeks.title_id,
        weeks.show_title,
        weeks.season_title,
        weeks.hours_viewed,
        weeks.runtime_minutes,
        weeks.cumulative_weeks,
        weeks.is_live_weekly
    from {{ ref('fct_top10_global_weeks') }} as weeks
    inner join cut on weeks.week_ending_on <= cut.known_until_on
),

cases as (
    {{ top10_forecast_cases('shuffled') }}
),

{%- set known = [
    'entry_id', 'week_ending_on', 'category', 'title_id', 'weekly_rank', 'hours_viewed', 'run_week',
    'run_week_band', 'category_number', 'log_hours', 'log_change', 'log_change_before',
    'log_since_start', 'log_over_least', 'runtime_minutes', 'listed_season_count',
    'newest_season_weeks', 'day_of_year', 'forecast_origin_on', 'outcome_on'
] %}
{%- for name, relation in [('before', ref('fct_top10_forecast_cases')), ('after', 'cases')] %}

{{ name }} as (
    select
        {% for column in known %}found.{{ column }},
        {% endfor -%}
        case when found.outcome_on <= cut.known_until_on then found.is_listed_next end
            as is_listed_next,
        case when found.outcome_on <= cut.known_until_on then found.next_hours end as next_hours
    from {{ relation }} as found
    inner join cut on found.week_ending_on <= cut.known_until_on
),
{%- endfor %}

missing as (
    select * from before
    except
    select * from after
),

added as (
    select * from after
    except
    select * from before
)

select * from missing
union all
select * from added
