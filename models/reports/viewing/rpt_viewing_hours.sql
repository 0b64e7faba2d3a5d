with

labelled as (
    {{ with_all_profiles(ref('fct_viewing_hours'), [
        'iso_weekday', 'hour', 'played_on', 'timezone', 'watched_seconds',
    ]) }}
),

watched as (
    select
        profile_label,
        iso_weekday,
        hour,
        sum(watched_seconds) as watched_seconds
    from labelled
    group by profile_label, iso_weekday, hour
),

spans as (
    select
        profile_label,
        min(timezone) as timezone,
        sum(watched_seconds) as watched_seconds,
        {{ days_between('min(played_on)', 'max(played_on)') }} as last_day_number,
        {{ iso_weekday('min(played_on)') }} as first_weekday
    from labelled
    group by profile_label
),

plays as (
    {{ with_all_profiles(ref('fct_viewing_plays'), ['timezone', 'watched_seconds']) }}
),

profiles as (
    select
        profile_label,
        min(timezone) as timezone,
        count(
            case
                when watched_seconds <= {{ var('play_maximum_hours') }} * 3600 then null
                else 1
            end
        ) as untimed_play_count
    from plays
    group by profile_label
),

weekdays as (
    {{ integer_rows(1, 7, 'iso_weekday') }}
),

hours as (
    {{ integer_rows(0, 23, 'hour') }}
),

grid as (
    select
        profiles.*,
        weekdays.iso_weekday,
        hours.hour
    from profiles
    cross join weekdays
    cross join hours
)

select
    grid.profile_label,
    cast(grid.iso_weekday as integer) as iso_weekday,
    cast(grid.hour as integer) as hour,
    grid.timezone,
    case
        when spans.watched_seconds is not null
            then {{ minutes_of('coalesce(watched.watched_seconds, 0)') }}
    end as watched_minutes,
    cast(coalesce(watched.watched_seconds, 0) as double) / spans.watched_seconds as minutes_share,
    cast(
        floor(
            (spans.last_day_number + 7 - (grid.iso_weekday - spans.first_weekday + 7) % 7)
            / cast(7 as double)
        ) as integer
    ) as day_count,
    cast(grid.untimed_play_count as integer) as untimed_play_count
from grid
left join spans on grid.profile_label = spans.profile_label
left join watched
    on
        grid.profile_label = watched.profile_label
        and grid.iso_weekday = watched.iso_weekday
        and grid.hour = watched.hour
