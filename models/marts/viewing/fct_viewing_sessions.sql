with

sessions as (
    select
        plays.profile_id,
        sessions.session_number,
        min(plays.started_at) as started_at,
        max(plays.ended_at) as ended_at,
        {{ local_time('min(plays.started_at)', viewing_timezone()) }} as started_local_at,
        cast(sum(plays.watched_seconds) as bigint) as watched_seconds,
        cast(count(*) as integer) as play_count,
        cast(count(distinct case when plays.kind = 'series' then plays.show_number end) as integer)
            as series_count,
        cast(count(distinct case when plays.kind = 'film' then plays.show_number end) as integer)
            as film_count,
        cast(count(distinct case when plays.kind = 'series' then plays.work_number end) as integer)
            as episode_count,
        cast(count(distinct plays.device_family) as integer) as device_family_count
    from {{ ref('int_viewing_plays') }} as plays
    inner join {{ ref('int_viewing_play_sessions') }} as sessions
        on plays.play_id = sessions.play_id
    group by plays.profile_id, sessions.session_number
)

select
    {{ viewing_session_id('profile_id', 'session_number') }} as session_id,
    profile_id,
    started_at,
    ended_at,
    started_local_at,
    cast(started_local_at as date) as played_on,
    '{{ viewing_timezone() }}' as timezone,
    watched_seconds,
    {{ minutes_of('watched_seconds') }} as watched_minutes,
    {{ minutes_of(seconds_between('started_at', 'ended_at')) }} as elapsed_minutes,
    play_count,
    series_count,
    film_count,
    episode_count,
    device_family_count
from sessions
