-- What did I watch again, and how long after?
with

plays as (
    select
        *,
        lag(played_on) over (
            partition by profile_id, kind, show_key, episode_key
            order by played_on, started_at nulls first, coalesce(ended_at, started_at), play_id
        ) as last_played_on
    from {{ ref('fct_viewing_plays') }}
)

select
    profiles.profile_label,
    plays.kind,
    plays.show_title,
    count(*) as times_again,
    count(distinct plays.episode_key) as different_episodes,
    min(plays.played_on - plays.last_played_on) as shortest_days,
    median(plays.played_on - plays.last_played_on) as median_days,
    max(plays.played_on) as last_watched_again_on
from plays
inner join {{ ref('dim_viewing_profiles') }} as profiles on plays.profile_id = profiles.profile_id
where plays.is_rewatch
group by profiles.profile_label, plays.kind, plays.show_title
order by times_again desc, profiles.profile_label, plays.show_title
limit 25
