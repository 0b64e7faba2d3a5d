with

shows as (
    {{ with_all_profiles(
        ref('fct_series_completion'), ['completion_status', 'episode_count', 'watched_seconds']
    ) }}
),

statuses as (
    select
        profile_label,
        completion_status,
        count(*) as series_count,
        sum(episode_count) as episode_count,
        sum(watched_seconds) as watched_seconds
    from shows
    group by profile_label, completion_status
)

select
    profile_label,
    completion_status,
    series_count,
    cast(series_count as double) / sum(series_count) over (partition by profile_label)
        as series_share,
    cast(episode_count as bigint) as episode_count,
    {{ minutes_of('watched_seconds') }} as watched_minutes,
    cast(watched_seconds as double) / sum(watched_seconds) over (partition by profile_label)
        as minutes_share
from statuses
order by profile_label, completion_status
