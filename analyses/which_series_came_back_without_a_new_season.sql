-- Which series came back to the global Top 10 after half a year or more without a new season?
with

runs as (
    select
        *,
        lag(ended_on) over (partition by entry_id order by run_number) as left_on
    from {{ ref('fct_top10_runs') }}
    where kind = 'series' and not is_live_weekly
),

comebacks as (
    select
        *,
        {{ weeks_between('left_on', 'started_on') }} - 1 as weeks_away
    from runs
    where is_comeback
),

-- Any other season of the work counts, numbered or not, new in the month before or after.
new_seasons as (
    select distinct
        comebacks.entry_id,
        comebacks.run_number
    from comebacks
    inner join {{ ref('fct_top10_global_weeks') }} as weeks
        on
            comebacks.title_id = weeks.title_id
            and comebacks.entry_id <> weeks.entry_id
            and weeks.is_debut
            and weeks.week_ending_on
            between {{ add_weeks('comebacks.started_on', -4) }}
            and {{ add_weeks('comebacks.started_on', 4) }}
)

select
    coalesce(comebacks.season_title, comebacks.show_title) as season,
    comebacks.category,
    comebacks.left_on,
    comebacks.started_on,
    comebacks.weeks_away,
    comebacks.week_count,
    comebacks.peak_rank
from comebacks
left join new_seasons
    on
        comebacks.entry_id = new_seasons.entry_id
        and comebacks.run_number = new_seasons.run_number
where comebacks.weeks_away >= 26 and new_seasons.entry_id is null
order by comebacks.week_count desc, comebacks.weeks_away desc, comebacks.entry_id
limit 25
