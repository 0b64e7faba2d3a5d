-- Which series did I give up on, and where?
select
    profiles.profile_label,
    shows.show_title,
    shows.episode_count,
    shows.last_season_number,
    shows.last_episode_number,
    shows.listed_season_count,
    shows.last_played_on,
    round(shows.watched_minutes / 60, 1) as hours_watched
from {{ ref('fct_series_completion') }} as shows
inner join {{ ref('dim_viewing_profiles') }} as profiles on shows.profile_id = profiles.profile_id
where shows.completion_status = 'abandoned'
order by
    shows.watched_minutes desc nulls last, shows.episode_count desc, shows.show_key,
    shows.profile_id
limit 25
