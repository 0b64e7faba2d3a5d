with

plays as (
    select * from {{ ref('int_viewing_plays') }}
),

debuts as (
    select
        profile_id,
        show_number,
        min(played_on) as first_played_on
    from plays
    group by profile_id, show_number
),

first_plays as (
    select
        plays.play_id,
        row_number() over (
            partition by plays.profile_id, plays.show_number
            order by plays.started_at nulls first, plays.ended_at, plays.play_id
        ) as place
    from debuts
    inner join plays
        on
            debuts.profile_id = plays.profile_id
            and debuts.show_number = plays.show_number
            and debuts.first_played_on = plays.played_on
),

-- A pause makes all that follows a rewatch, however many sittings it takes.
days as (
    select distinct
        profile_id,
        work_number,
        played_on
    from plays
),

paused as (
    select
        *,
        lag(played_on) over (
            partition by profile_id, work_number
            order by played_on
        ) as last_played_on
    from days
),

rewatches as (
    select
        profile_id,
        work_number,
        min(played_on) as rewatched_on
    from paused
    where
        {{ days_between('last_played_on', 'played_on') }} >= {{ var('rewatch_minimum_days') }}
    group by profile_id, work_number
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
    plays.show_number,
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
    debuts.first_played_on as show_first_played_on,
    first_plays.play_id is not null as is_first_of_show,
    coalesce(plays.played_on >= rewatches.rewatched_on, false) as is_rewatch
from plays
inner join {{ ref('dim_viewing_profiles') }} as profiles on plays.profile_id = profiles.profile_id
inner join debuts
    on plays.profile_id = debuts.profile_id and plays.show_number = debuts.show_number
left join first_plays on plays.play_id = first_plays.play_id and first_plays.place = 1
left join rewatches
    on plays.profile_id = rewatches.profile_id and plays.work_number = rewatches.work_number
left join {{ ref('int_viewing_play_sessions') }} as sessions
    on plays.profile_id = sessions.profile_id and plays.started_at = sessions.started_at
