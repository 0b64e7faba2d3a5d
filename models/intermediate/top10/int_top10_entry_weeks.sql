-- Namesakes share a title: weeks counted anew from 1 begin the next work of that name.
with

numbered as (
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
        case
            when
                cumulative_weeks <= lag(cumulative_weeks) over (
                    partition by category, show_title, season_title order by week_ending_on
                )
                then 1
            else 0
        end as is_counted_anew
    from {{ ref('int_top10_global_weeks') }}
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
        1 + sum(is_counted_anew) over (
            partition by category, show_title, season_title
            order by week_ending_on
            rows between unbounded preceding and current row
        ) as integer
    ) as namesake_number
from numbered
