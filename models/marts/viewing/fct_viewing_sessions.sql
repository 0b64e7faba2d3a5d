with

timed as (
    select
        plays.profile_id,
        sessions.session_number,
        plays.kind,
        plays.show_number,
        plays.work_number,
        plays.started_at,
        plays.ended_at,
        plays.watched_seconds,
        plays.device_family
    from {{ ref('int_viewing_plays') }} as plays
    inner join {{ ref('int_viewing_play_sessions') }} as sessions
        on plays.profile_id = sessions.profile_id and plays.started_at = sessions.started_at
),

-- Step by step: four distinct counts at once take several times as long.
works as (
    select
        profile_id,
        session_number,
        kind,
        show_number,
        work_number,
        min(started_at) as started_at,
        max(ended_at) as ended_at,
        sum(watched_seconds) as watched_seconds,
        count(*) as play_count
    from timed
    group by profile_id, session_number, kind, show_number, work_number
),

shows as (
    select
        profile_id,
        session_number,
        kind,
        show_number,
        min(started_at) as started_at,
        max(ended_at) as ended_at,
        sum(watched_seconds) as watched_seconds,
        sum(play_count) as play_count,
        count(*) as work_count
    from works
    group by profile_id, session_number, kind, show_number
),

families as (
    select
        profile_id,
        session_number,
        cast(count(distinct device_family) as integer) as device_family_count
    from timed
    group by profile_id, session_number
),

sums as (
    select
        profile_id,
        session_number,
        min(started_at) as started_at,
        max(ended_at) as ended_at,
        {{ local_time('min(started_at)', viewing_timezone()) }} as started_local_at,
        cast(sum(watched_seconds) as bigint) as watched_seconds,
        cast(sum(play_count) as integer) as play_count,
        cast(count(case when kind = 'series' then 1 end) as integer) as series_count,
        cast(count(case when kind = 'film' then 1 end) as integer) as film_count,
        cast(sum(case when kind = 'series' then work_count else 0 end) as integer) as episode_count
    from shows
    group by profile_id, session_number
),

sessions as (
    select
        sums.*,
        families.device_family_count
    from sums
    inner join families
        on sums.profile_id = families.profile_id and sums.session_number = families.session_number
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
