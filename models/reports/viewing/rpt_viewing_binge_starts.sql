with

sessions as (
    {{ with_all_profiles(
        ref('fct_viewing_sessions'), ['session_id', 'played_on', 'started_local_at']
    ) }}
),

binged as (
    select distinct session_id from {{ ref('fct_binges') }}
),

timed_sessions as (
    select
        sessions.profile_label,
        {{ iso_weekday('sessions.played_on') }} as iso_weekday,
        cast(extract(hour from sessions.started_local_at) as integer) as started_hour,
        count(*) as session_count,
        count(binged.session_id) as binge_session_count
    from sessions
    left join binged on sessions.session_id = binged.session_id
    group by
        sessions.profile_label,
        {{ iso_weekday('sessions.played_on') }},
        cast(extract(hour from sessions.started_local_at) as integer)
),

binges as (
    {{ with_all_profiles(
        ref('fct_binges'),
        ['iso_weekday', 'started_hour', 'is_from_first_episode', 'is_first_of_show', 'is_rewatch'],
    ) }}
),

timed_binges as (
    select
        profile_label,
        iso_weekday,
        started_hour,
        count(*) as binge_count,
        count(is_from_first_episode) as numbered_binge_count,
        count(case when is_from_first_episode then 1 end) as first_episode_binge_count,
        count(case when is_first_of_show then 1 end) as new_show_binge_count,
        count(case when is_rewatch then 1 end) as rewatch_binge_count
    from binges
    group by profile_label, iso_weekday, started_hour
),

-- A binge starts within its session, not always in the hour in which that begins.
starts as (
    select
        profile_label,
        iso_weekday,
        started_hour
    from timed_sessions

    union

    select
        profile_label,
        iso_weekday,
        started_hour
    from timed_binges
)

select
    starts.profile_label,
    starts.iso_weekday,
    starts.started_hour,
    '{{ viewing_timezone() }}' as timezone,
    coalesce(timed_sessions.session_count, 0) as session_count,
    coalesce(timed_sessions.binge_session_count, 0) as binge_session_count,
    cast(timed_sessions.binge_session_count as double) / timed_sessions.session_count
        as binge_session_share,
    coalesce(timed_binges.binge_count, 0) as binge_count,
    coalesce(timed_binges.numbered_binge_count, 0) as numbered_binge_count,
    coalesce(timed_binges.first_episode_binge_count, 0) as first_episode_binge_count,
    cast(timed_binges.first_episode_binge_count as double)
    / nullif(timed_binges.numbered_binge_count, 0) as first_episode_share,
    coalesce(timed_binges.new_show_binge_count, 0) as new_show_binge_count,
    cast(timed_binges.new_show_binge_count as double) / timed_binges.binge_count as new_show_share,
    coalesce(timed_binges.rewatch_binge_count, 0) as rewatch_binge_count
from starts
left join timed_sessions
    on
        starts.profile_label = timed_sessions.profile_label
        and starts.iso_weekday = timed_sessions.iso_weekday
        and starts.started_hour = timed_sessions.started_hour
left join timed_binges
    on
        starts.profile_label = timed_binges.profile_label
        and starts.iso_weekday = timed_binges.iso_weekday
        and starts.started_hour = timed_binges.started_hour
order by starts.profile_label, starts.iso_weekday, starts.started_hour
