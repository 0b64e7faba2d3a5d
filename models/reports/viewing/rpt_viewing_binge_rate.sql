with

sessions as (
    {{ with_all_profiles(ref('fct_viewing_sessions'), ['session_id', 'played_on']) }}
),

binges as (
    select
        session_id,
        count(*) as binge_count,
        sum(watched_seconds) as binge_seconds
    from {{ ref('fct_binges') }}
    group by session_id
),

plays as (
    {{ with_all_profiles(ref('fct_viewing_plays'), ['session_id', 'played_on']) }}
),

series as (
    select
        session_id,
        sum(watched_seconds) as series_seconds
    from {{ ref('fct_viewing_plays') }}
    where session_id is not null and kind = 'series'
    group by session_id
),

timed as (
    select
        sessions.profile_label,
        cast({{ dbt.date_trunc('month', 'sessions.played_on') }} as date) as month_starts_on,
        count(*) as session_count,
        count(binges.session_id) as binge_session_count,
        sum(binges.binge_count) as binge_count,
        sum(binges.binge_seconds) as binge_seconds,
        sum(series.series_seconds) as series_seconds
    from sessions
    left join binges on sessions.session_id = binges.session_id
    left join series on sessions.session_id = series.session_id
    group by
        sessions.profile_label, cast({{ dbt.date_trunc('month', 'sessions.played_on') }} as date)
),

-- A month may hold nothing but plays of a short export, or of a session that began before it.
months as (
    select
        profile_label,
        cast({{ dbt.date_trunc('month', 'played_on') }} as date) as month_starts_on,
        count(case when session_id is null then 1 end) as untimed_play_count
    from plays
    group by profile_label, cast({{ dbt.date_trunc('month', 'played_on') }} as date)
)

select
    months.profile_label,
    months.month_starts_on,
    {{ year_of('months.month_starts_on') }} as year,
    '{{ viewing_timezone() }}' as timezone,
    coalesce(timed.session_count, 0) as session_count,
    coalesce(timed.binge_session_count, 0) as binge_session_count,
    cast(timed.binge_session_count as double) / timed.session_count as binge_session_share,
    cast(coalesce(timed.binge_count, 0) as bigint) as binge_count,
    {{ minutes_of('coalesce(timed.binge_seconds, 0)') }} as binge_minutes,
    {{ minutes_of('coalesce(timed.series_seconds, 0)') }} as series_minutes,
    cast(coalesce(timed.binge_seconds, 0) as double) / nullif(timed.series_seconds, 0)
        as binge_minutes_share,
    months.untimed_play_count
from months
left join timed
    on
        months.profile_label = timed.profile_label
        and months.month_starts_on = timed.month_starts_on
order by months.profile_label, months.month_starts_on
