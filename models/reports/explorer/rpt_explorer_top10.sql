with

list_weeks as (
    select distinct
        category,
        week_ending_on
    from {{ ref('fct_top10_global_weeks') }}
),

list_weeks_before as (
    select
        category,
        week_ending_on,
        lag(week_ending_on) over (partition by category order by week_ending_on) as earlier_week_on
    from list_weeks
),

entry_weeks as (
    select
        *,
        lag(week_ending_on)
            over (partition by entry_id order by week_ending_on) as listed_before_on,
        lag(weekly_rank) over (partition by entry_id order by week_ending_on) as rank_before
    from {{ ref('fct_top10_global_weeks') }}
),

placed as (
    select
        entry_weeks.*,
        {{ add_weeks('list_weeks_before.earlier_week_on', 1) }} = entry_weeks.week_ending_on
            as is_week_before_published,
        case
            when {{ add_weeks('entry_weeks.listed_before_on', 1) }} = entry_weeks.week_ending_on
                then entry_weeks.rank_before
        end as previous_rank
    from entry_weeks
    inner join list_weeks_before
        on
            entry_weeks.category = list_weeks_before.category
            and entry_weeks.week_ending_on = list_weeks_before.week_ending_on
)

select
    week_ending_on,
    category,
    weekly_rank,
    kind,
    language_group,
    title_id,
    show_title,
    season_title,
    case
        when is_live_weekly then show_title else coalesce(season_title, show_title)
    end as row_label,
    hours_viewed,
    views,
    cumulative_weeks,
    previous_rank,
    case
        when is_debut then 'new'
        when previous_rank > weekly_rank then 'up'
        when previous_rank < weekly_rank then 'down'
        when previous_rank = weekly_rank then 'same'
        when is_week_before_published then 'back'
    end as movement
from placed
order by week_ending_on, category, weekly_rank
