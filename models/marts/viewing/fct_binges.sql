with

found as (
    select
        {{ viewing_session_id('profile_id', 'session_number') }} as session_id,
        profile_id,
        show_number,
        started_at,
        ended_at,
        {{ local_time('started_at', viewing_timezone()) }} as started_local_at,
        work_count as episode_count,
        play_count,
        watched_seconds
    from {{ ref('int_viewing_session_shows') }}
    where is_series and work_count >= {{ var('binge_minimum_episodes') }}
),

-- Of plays that start together the first is the one that ends first.
shows as (
    select
        plays.session_id,
        plays.show_number,
        min(plays.show_key) as show_key,
        min(plays.title_id) as title_id,
        cast(count(distinct plays.season_number) as integer) as season_count,
        bool_or(plays.is_first_of_show) as is_first_of_show,
        bool_and(plays.is_rewatch) as is_rewatch,
        min(
            case
                when plays.started_at = found.started_at
                    then
                        {{ record({
                            'ended_at': 'coalesce(plays.ended_at, plays.started_at)',
                            'play_id': 'plays.play_id',
                            'show_title': 'plays.show_title',
                            'season_number': 'plays.season_number',
                            'episode_number': 'plays.episode_number',
                        }) }}
            end
        ) as first_play
    from found
    inner join {{ ref('fct_viewing_plays') }} as plays
        on found.session_id = plays.session_id and found.show_number = plays.show_number
    group by plays.session_id, plays.show_number
)

select
    found.session_id || '-' || md5(shows.show_key) as binge_id,
    found.session_id,
    found.profile_id,
    shows.title_id,
    (shows.first_play).show_title as show_title,
    shows.show_key,
    found.started_at,
    found.ended_at,
    found.started_local_at,
    cast(found.started_local_at as date) as played_on,
    {{ iso_weekday('cast(found.started_local_at as date)') }} as iso_weekday,
    cast(extract(hour from found.started_local_at) as integer) as started_hour,
    '{{ viewing_timezone() }}' as timezone,
    found.episode_count,
    shows.season_count,
    found.play_count,
    found.watched_seconds,
    {{ minutes_of('found.watched_seconds') }} as watched_minutes,
    (shows.first_play).season_number as first_season_number,
    (shows.first_play).episode_number as first_episode_number,
    (shows.first_play).episode_number = 1 as is_from_first_episode,
    shows.is_first_of_show,
    shows.is_rewatch,
    coalesce(found.watched_seconds >= {{ var('marathon_minimum_hours') }} * 3600, false)
        as is_marathon
from found
inner join shows
    on found.session_id = shows.session_id and found.show_number = shows.show_number
