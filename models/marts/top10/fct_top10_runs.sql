with

weeks as (
    select
        *,
        row_number() over (partition by entry_id order by week_ending_on) as week_place
    from {{ ref('fct_top10_global_weeks') }}
),

-- Weeks in a row meet on one day when each is moved back by as many weeks as came before it.
anchored as (
    select
        *,
        {{ add_weeks('week_ending_on', '-week_place') }} as run_anchor
    from weeks
),

runs as (
    select
        entry_id,
        min(category) as category,
        min(show_title) as show_title,
        min(season_title) as season_title,
        min(namesake_number) as namesake_number,
        min(kind) as kind,
        min(language_group) as language_group,
        min(title_id) as title_id,
        bool_or(is_live_weekly) as is_live_weekly,
        min(week_ending_on) as started_on,
        max(week_ending_on) as ended_on,
        cast(count(*) as integer) as week_count,
        min_by(weekly_rank, week_ending_on) as debut_rank,
        min(weekly_rank) as peak_rank,
        max(hours_viewed) as peak_hours,
        cast(sum(hours_viewed) as bigint) as total_hours,
        cast(sum(views) as bigint) as total_views
    from anchored
    group by entry_id, run_anchor
),

numbered as (
    select
        *,
        cast(
            row_number() over (partition by entry_id order by started_on) as integer
        ) as run_number,
        max(ended_on) over (partition by category) as listed_until_on
    from runs
)

select
    entry_id,
    run_number,
    category,
    kind,
    language_group,
    title_id,
    show_title,
    season_title,
    namesake_number,
    run_number > 1 as is_comeback,
    is_live_weekly,
    started_on,
    ended_on,
    ended_on = listed_until_on as is_still_running,
    week_count,
    debut_rank,
    peak_rank,
    peak_hours,
    total_hours,
    total_views
from numbered
