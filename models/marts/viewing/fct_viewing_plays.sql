with

plays as (
    select
        *,
        min(played_on) over (partition by profile_id, kind, show_key) as show_first_played_on,
        row_number() over (
            partition by profile_id, kind, show_key
            order by played_on, started_at nulls first, ended_at, play_id
        ) as show_play_number,
        lag(played_on) over (
            partition by profile_id, kind, show_key, episode_key
            order by played_on, started_at nulls first, ended_at, play_id
        ) as last_played_on
    from {{ ref('int_viewing_plays') }}
)

select
    plays.play_id,
    plays.profile_id,
    profiles.profile,
    plays.source,
    {{ viewing_session_id('plays.profile_id', 'sessions.session_number') }} as session_id,
    plays.title_id,
    plays.kind,
    plays.show_title,
    plays.show_key,
    plays.season_label,
    plays.season_number,
    plays.part_number,
    plays.episode_title,
    plays.episode_number,
    plays.episode_key,
    plays.language,
    plays.parse_method,
    plays.parse_confidence,
    plays.started_at,
    case when plays.watched_seconds is not null then plays.ended_at end as ended_at,
    cast(plays.watched_seconds as integer) as watched_seconds,
    {{ minutes_of('plays.watched_seconds') }} as watched_minutes,
    plays.played_on,
    {{ local_time('plays.started_at', viewing_timezone()) }} as started_local_at,
    '{{ viewing_timezone() }}' as timezone,
    plays.device_family,
    plays.country_code,
    plays.is_autoplayed,
    plays.show_first_played_on,
    plays.show_play_number = 1 as is_first_of_show,
    coalesce(
        {{ days_between('plays.last_played_on', 'plays.played_on') }}
        >= {{ var('rewatch_minimum_days') }},
        false
    ) as is_rewatch
from plays
inner join {{ ref('dim_viewing_profiles') }} as profiles on plays.profile_id = profiles.profile_id
left join {{ ref('int_viewing_play_sessions') }} as sessions on plays.play_id = sessions.play_id
