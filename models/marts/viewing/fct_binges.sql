with

plays as (
    select
        play_id,
        session_id,
        profile_id,
        title_id,
        show_key,
        show_title,
        season_number,
        episode_number,
        episode_key,
        started_at,
        coalesce(ended_at, started_at) as ended_at,
        watched_seconds,
        is_first_of_show,
        is_rewatch
    from {{ ref('fct_viewing_plays') }}
    where session_id is not null and kind = 'series'
),

binges as (
    select
        session_id,
        show_key,
        min(profile_id) as profile_id,
        min(title_id) as title_id,
        min(started_at) as started_at,
        max(ended_at) as ended_at,
        {{ local_time('min(started_at)', viewing_timezone()) }} as started_local_at,
        cast(count(distinct episode_key) as integer) as episode_count,
        cast(count(distinct season_number) as integer) as season_count,
        cast(count(*) as integer) as play_count,
        cast(sum(watched_seconds) as bigint) as watched_seconds,
        bool_or(is_first_of_show) as is_first_of_show,
        bool_and(is_rewatch) as is_rewatch
    from plays
    group by session_id, show_key
    having count(distinct episode_key) >= {{ var('binge_minimum_episodes') }}
),

-- Only plays that start together need an order.
first_plays as (
    select
        plays.session_id,
        plays.show_key,
        plays.show_title,
        plays.season_number,
        plays.episode_number,
        row_number() over (
            partition by plays.session_id, plays.show_key
            order by plays.ended_at, plays.play_id
        ) as place
    from binges
    inner join plays
        on
            binges.session_id = plays.session_id
            and binges.show_key = plays.show_key
            and binges.started_at = plays.started_at
)

select
    binges.session_id || '-' || md5(binges.show_key) as binge_id,
    binges.session_id,
    binges.profile_id,
    binges.title_id,
    first_plays.show_title,
    binges.show_key,
    binges.started_at,
    binges.ended_at,
    binges.started_local_at,
    cast(binges.started_local_at as date) as played_on,
    {{ iso_weekday('cast(binges.started_local_at as date)') }} as iso_weekday,
    cast(extract(hour from binges.started_local_at) as integer) as started_hour,
    '{{ viewing_timezone() }}' as timezone,
    binges.episode_count,
    binges.season_count,
    binges.play_count,
    binges.watched_seconds,
    {{ minutes_of('binges.watched_seconds') }} as watched_minutes,
    first_plays.season_number as first_season_number,
    first_plays.episode_number as first_episode_number,
    first_plays.episode_number = 1 as is_from_first_episode,
    binges.is_first_of_show,
    binges.is_rewatch,
    coalesce(binges.watched_seconds >= {{ var('marathon_minimum_hours') }} * 3600, false)
        as is_marathon
from binges
inner join first_plays
    on
        binges.session_id = first_plays.session_id
        and binges.show_key = first_plays.show_key
        and first_plays.place = 1
