with

binges as (
    {{ with_all_profiles(
        ref('fct_binges'),
        [
            'binge_id', 'profile_id', 'show_title', 'title_id', 'played_on', 'started_local_at',
            'timezone', 'episode_count', 'season_count', 'play_count', 'watched_seconds',
            'watched_minutes', 'is_from_first_episode', 'is_first_of_show', 'is_rewatch',
            'is_marathon',
        ],
    ) }}
),

ranked as (
    select
        *,
        cast(
            row_number() over (
                partition by profile_label
                order by
                    episode_count desc, watched_seconds desc nulls last, played_on asc, binge_id asc
            ) as integer
        ) as episodes_place,
        cast(
            row_number() over (
                partition by profile_label
                order by
                    watched_seconds desc nulls last, episode_count desc, played_on asc, binge_id asc
            ) as integer
        ) as minutes_place
    from binges
)

select
    ranked.profile_label,
    ranked.binge_id,
    profiles.profile_label as watched_by,
    ranked.episodes_place,
    ranked.minutes_place,
    ranked.show_title,
    ranked.title_id,
    ranked.played_on,
    ranked.started_local_at,
    ranked.timezone,
    ranked.episode_count,
    ranked.season_count,
    ranked.play_count,
    ranked.watched_minutes,
    ranked.is_from_first_episode,
    ranked.is_first_of_show,
    ranked.is_rewatch,
    ranked.is_marathon
from ranked
inner join {{ ref('dim_viewing_profiles') }} as profiles on ranked.profile_id = profiles.profile_id
where
    ranked.episodes_place <= {{ var('report_longest_binges') }}
    or ranked.minutes_place <= {{ var('report_longest_binges') }}
order by ranked.profile_label, ranked.episodes_place
