with

totals as (
    select
        week_ending_on,
        category,
        kind,
        language_group,
        bool_or(is_ranked_by_views) as is_ranked_by_views,
        count(*) as entry_count,
        cast(sum(hours_viewed) as bigint) as hours_viewed,
        cast(sum(views) as bigint) as views,
        cast(max(case when weekly_rank = 1 then hours_viewed end) as bigint) as first_rank_hours
    from {{ ref('fct_top10_global_weeks') }}
    group by week_ending_on, category, kind, language_group
),

-- The mean never mixes weeks ranked by hours with weeks ranked by views.
smoothed as (
    select
        *,
        avg(hours_viewed) over around as mean_hours_viewed,
        avg(views) over around as mean_views,
        count(*) over around as around_week_count
    from totals
    window around as (
        partition by category, is_ranked_by_views
        order by week_ending_on
        rows between 6 preceding and 6 following
    )
)

select
    week_ending_on,
    cast(extract(year from week_ending_on) as integer) as year,
    category,
    kind,
    language_group,
    is_ranked_by_views,
    entry_count,
    hours_viewed,
    views,
    first_rank_hours,
    cast(hours_viewed as double) / sum(hours_viewed) over (partition by week_ending_on)
        as hours_share,
    cast(hours_viewed as double) / sum(hours_viewed) over (partition by week_ending_on, kind)
        as hours_share_of_kind,
    cast(views as double) / sum(views) over (partition by week_ending_on) as views_share,
    case when around_week_count >= 10 then mean_hours_viewed end as mean_hours_viewed,
    case when around_week_count >= 10 then mean_views end as mean_views
from smoothed
order by week_ending_on, category
