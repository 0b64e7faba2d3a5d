with

labelled as (
    {{ with_all_profiles(ref('fct_viewing_plays'), [
        'played_on', 'timezone', 'device_family', 'watched_seconds',
    ]) }}
),

devices as (
    select
        profile_label,
        cast({{ dbt.date_trunc('month', 'played_on') }} as date) as month_starts_on,
        timezone,
        coalesce(device_family, 'not known') as device_family,
        device_family is not null as is_known,
        count(*) as play_count,
        sum(watched_seconds) as watched_seconds,
        count(case when watched_seconds is null then 1 end) as untimed_play_count
    from labelled
    group by
        profile_label,
        cast({{ dbt.date_trunc('month', 'played_on') }} as date),
        timezone,
        device_family
)

select
    profile_label,
    month_starts_on,
    {{ year_of('month_starts_on') }} as year,
    timezone,
    device_family,
    is_known,
    cast(play_count as integer) as play_count,
    {{ minutes_of('watched_seconds') }} as watched_minutes,
    cast(play_count as double)
    / sum(play_count) over (partition by profile_label, month_starts_on) as play_share,
    cast(watched_seconds as double)
    / nullif(sum(watched_seconds) over (partition by profile_label, month_starts_on), 0)
        as minutes_share,
    cast(untimed_play_count as integer) as untimed_play_count
from devices
