-- Namesakes share a title: weeks counted anew from 1 begin the next work of that name, and two rows
-- of one list in one week are two works, the one longer listed first.
with

placed as (
    select
        *,
        row_number() over (
            partition by category, show_title, season_title, week_ending_on
            order by cumulative_weeks desc nulls last, runtime_minutes nulls last, weekly_rank
        ) as twin_number
    from {{ ref('int_top10_global_weeks') }}
),

compared as (
    select
        *,
        lag(cumulative_weeks) over (
            partition by category, show_title, season_title, twin_number order by week_ending_on
        ) as weeks_before
    from placed
),

counted as (
    select
        *,
        sum(
            case
                when cumulative_weeks < weeks_before then 1
                when cumulative_weeks = 1 and weeks_before = 1 then 1
                else 0
            end
        ) over (
            partition by category, show_title, season_title, twin_number
            order by week_ending_on
            rows between unbounded preceding and current row
        ) as count_number
    from compared
)

select
    week_ending_on,
    category,
    weekly_rank,
    show_title,
    season_title,
    hours_viewed,
    runtime_minutes,
    views,
    cumulative_weeks,
    -- Lists are ranked by views since views are published.
    views is not null as is_ranked_by_views,
    cast(
        dense_rank() over (
            partition by category, show_title, season_title order by twin_number, count_number
        ) as integer
    ) as namesake_number
from counted
