with

shows as (
    {{ with_all_profiles(
        ref('fct_series_completion'),
        [
            'profile_id', 'show_key', 'show_title', 'title_id', 'completion_status',
            'episode_count', 'last_season_number', 'last_episode_number', 'first_played_on',
            'last_played_on', 'watched_minutes',
        ],
    ) }}
)

select
    shows.profile_label,
    cast(
        row_number() over (
            partition by shows.profile_label
            order by
                shows.watched_minutes desc nulls last, shows.episode_count desc, shows.show_key asc,
                shows.profile_id asc
        ) as integer
    ) as minutes_place,
    profiles.profile_label as watched_by,
    shows.show_title,
    shows.title_id,
    shows.completion_status,
    shows.episode_count,
    shows.last_season_number,
    shows.last_episode_number,
    shows.first_played_on,
    shows.last_played_on,
    {{ year_of('shows.last_played_on') }} as year,
    shows.watched_minutes
from shows
inner join {{ ref('dim_viewing_profiles') }} as profiles on shows.profile_id = profiles.profile_id
order by shows.profile_label, minutes_place
