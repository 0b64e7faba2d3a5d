-- What do I watch on which device?
with

devices as (
    select
        device_family,
        kind,
        count(*) as play_count,
        sum(watched_seconds) as watched_seconds,
        percentile_cont(0.5) within group (order by cast(watched_seconds as double))
            as median_seconds,
        count(case when extract(hour from started_local_at) >= 18 then 1 end) as evening_play_count
    from {{ ref('fct_viewing_plays') }}
    where device_family is not null and watched_seconds is not null
    group by device_family, kind
)

select
    device_family,
    kind,
    play_count,
    round(cast(watched_seconds as double) / 3600, 1) as hours,
    round(100 * cast(watched_seconds as double) / sum(watched_seconds) over (partition by kind), 1)
        as percent_of_kind,
    round(median_seconds / 60, 1) as median_minutes_per_play,
    round(100 * cast(evening_play_count as double) / play_count, 1) as percent_from_six_on
from devices
order by kind, hours desc, device_family
