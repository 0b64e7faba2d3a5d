with

plays as (
    {{ with_all_profiles(
        ref('fct_viewing_plays'), ['played_on', 'started_at', 'watched_seconds']
    ) }}
),

days as (
    select
        profile_label,
        played_on,
        count(*) as play_count,
        count(case when started_at is null then 1 end) as untimed_play_count,
        sum(watched_seconds) as watched_seconds,
        max(max(played_on)) over (partition by profile_label) as last_played_on
    from plays
    group by profile_label, played_on
),

-- The days of a streak are as far from a fixed day as they are many.
numbered as (
    select
        *,
        {{ days_between("date '2000-01-01'", 'played_on') }}
        - row_number() over (partition by profile_label order by played_on) as streak
    from days
),

streaks as (
    select
        profile_label,
        min(played_on) as started_on,
        max(played_on) as ended_on,
        cast(count(*) as integer) as day_count,
        cast(sum(play_count) as bigint) as play_count,
        cast(sum(untimed_play_count) as bigint) as untimed_play_count,
        sum(watched_seconds) as watched_seconds,
        max(played_on) = max(last_played_on) as is_at_end
    from numbered
    group by profile_label, streak
)

select
    profile_label,
    cast(
        row_number() over (partition by profile_label order by day_count desc, started_on asc)
        as integer
    ) as streak_place,
    started_on,
    ended_on,
    '{{ viewing_timezone() }}' as timezone,
    day_count,
    play_count,
    {{ minutes_of('watched_seconds') }} as watched_minutes,
    untimed_play_count,
    is_at_end
from streaks
order by profile_label, streak_place
