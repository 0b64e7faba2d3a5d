select
    session_id,
    min(profile_id) as profile_id,
    min(started_at) as started_at,
    max(coalesce(ended_at, started_at)) as ended_at,
    {{ local_time('min(started_at)', viewing_timezone()) }} as started_local_at,
    cast({{ local_time('min(started_at)', viewing_timezone()) }} as date) as played_on,
    '{{ viewing_timezone() }}' as timezone,
    cast(sum(watched_seconds) as bigint) as watched_seconds,
    {{ minutes_of('sum(watched_seconds)') }} as watched_minutes,
    {{ minutes_of(seconds_between('min(started_at)', 'max(coalesce(ended_at, started_at))')) }}
        as elapsed_minutes,
    cast(count(*) as integer) as play_count,
    cast(count(distinct case when kind = 'series' then show_key end) as integer) as series_count,
    cast(count(distinct case when kind = 'film' then show_key end) as integer) as film_count,
    cast(
        count(distinct case when kind = 'series' then show_key || '|' || episode_key end) as integer
    ) as episode_count,
    cast(count(distinct device_family) as integer) as device_family_count
from {{ ref('fct_viewing_plays') }}
where session_id is not null
group by session_id
