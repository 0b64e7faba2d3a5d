with

episodes as (
    select
        *,
        row_number() over (
            partition by session_id, show_key
            order by started_at, ended_at, play_id
        ) as place
    from {{ ref('fct_viewing_plays') }}
    where session_id is not null and kind = 'series'
)

select
    session_id || '-' || md5(show_key) as binge_id,
    session_id,
    min(profile_id) as profile_id,
    min(title_id) as title_id,
    max(case when place = 1 then show_title end) as show_title,
    show_key,
    min(started_at) as started_at,
    max(coalesce(ended_at, started_at)) as ended_at,
    min(started_local_at) as started_local_at,
    min(played_on) as played_on,
    {{ iso_weekday('min(played_on)') }} as iso_weekday,
    cast(extract(hour from min(started_local_at)) as integer) as started_hour,
    min(timezone) as timezone,
    cast(count(distinct episode_key) as integer) as episode_count,
    cast(count(distinct season_number) as integer) as season_count,
    cast(count(*) as integer) as play_count,
    cast(sum(watched_seconds) as bigint) as watched_seconds,
    {{ minutes_of('sum(watched_seconds)') }} as watched_minutes,
    max(case when place = 1 then season_number end) as first_season_number,
    max(case when place = 1 then episode_number end) as first_episode_number,
    bool_or(case when place = 1 then episode_number = 1 end) as is_from_first_episode,
    bool_or(is_first_of_show) as is_first_of_show,
    bool_and(is_rewatch) as is_rewatch,
    coalesce(sum(watched_seconds) >= {{ var('marathon_minimum_hours') }} * 3600, false)
        as is_marathon
from episodes
group by session_id, show_key
having count(distinct episode_key) >= {{ var('binge_minimum_episodes') }}
