-- How long until I finish a season?
with

seasons as (
    select
        profile_id,
        show_key,
        season_number,
        max(episode_number) as episode_count,
        count(distinct episode_number) as watched_count,
        min(played_on) as first_played_on,
        max(played_on) as last_played_on,
        count(distinct played_on) as day_count
    from {{ ref('fct_viewing_plays') }}
    where kind = 'series' and season_number is not null and not is_rewatch
    group by profile_id, show_key, season_number
),

longest as (
    select
        show_key,
        season_number,
        max(episode_count) as episode_count
    from seasons
    group by show_key, season_number
),

-- Watched from the first episode to the highest that any profile reached, without a gap.
whole as (
    select
        seasons.*,
        seasons.last_played_on - seasons.first_played_on + 1 as days
    from seasons
    inner join longest
        on
            seasons.show_key = longest.show_key
            and seasons.season_number = longest.season_number
            and seasons.episode_count = longest.episode_count
    where seasons.watched_count = seasons.episode_count and seasons.episode_count > 2
)

select
    profiles.profile_label,
    case
        when whole.episode_count <= 6 then 'up to 6 episodes'
        when whole.episode_count <= 10 then '7 to 10 episodes'
        else 'over 10 episodes'
    end as season_length,
    count(*) as season_count,
    min(whole.days) as fastest_days,
    median(whole.days) as median_days,
    max(whole.days) as slowest_days,
    round(avg(whole.episode_count * 1.0 / whole.day_count), 2) as mean_episodes_a_day
from whole
inner join {{ ref('dim_viewing_profiles') }} as profiles on whole.profile_id = profiles.profile_id
group by profiles.profile_label, season_length
order by profiles.profile_label, min(whole.episode_count)
