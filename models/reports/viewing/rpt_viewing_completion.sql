with

binges as (
    select
        profile_id,
        show_key,
        count(*) as binge_count
    from {{ ref('fct_binges') }}
    group by profile_id, show_key
),

untimed as (
    select
        profile_id,
        show_key,
        count(*) as untimed_play_count
    from {{ ref('fct_viewing_plays') }}
    where kind = 'series' and started_at is null
    group by profile_id, show_key
)

select
    profiles.profile_label,
    cast(
        row_number() over (
            partition by profiles.profile_label
            order by
                shows.watched_seconds desc nulls last, shows.episode_count desc, shows.show_key asc
        ) as integer
    ) as minutes_place,
    shows.show_title,
    shows.title_id,
    shows.episode_count,
    shows.rewatched_episode_count,
    shows.season_count,
    shows.listed_season_count,
    shows.last_season_number,
    shows.last_episode_number,
    shows.first_played_on,
    shows.last_played_on,
    shows.days_from_first_to_last,
    shows.active_day_count,
    shows.episodes_per_active_day,
    shows.watched_minutes,
    coalesce(binges.binge_count, 0) as binge_count,
    shows.is_at_season_end,
    shows.completion_status,
    coalesce(untimed.untimed_play_count, 0) as untimed_play_count
from {{ ref('fct_series_completion') }} as shows
inner join {{ ref('dim_viewing_profiles') }} as profiles on shows.profile_id = profiles.profile_id
left join binges on shows.profile_id = binges.profile_id and shows.show_key = binges.show_key
left join untimed on shows.profile_id = untimed.profile_id and shows.show_key = untimed.show_key
order by profiles.profile_label, minutes_place
