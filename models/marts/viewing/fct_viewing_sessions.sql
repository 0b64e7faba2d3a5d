with

sessions as (
    select
        profile_id,
        session_number,
        min(started_at) as started_at,
        max(ended_at) as ended_at,
        {{ local_time('min(started_at)', viewing_timezone()) }} as started_local_at,
        cast(sum(watched_seconds) as bigint) as watched_seconds,
        cast(sum(play_count) as integer) as play_count,
        cast(count(case when is_series then 1 end) as integer) as series_count,
        cast(count(case when not is_series then 1 end) as integer) as film_count,
        cast(sum(case when is_series then work_count else 0 end) as integer) as episode_count,
        cast(coalesce(bit_count(bit_or(device_family_bits)), 0) as integer) as device_family_count
    from {{ ref('int_viewing_session_shows') }}
    group by profile_id, session_number
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
