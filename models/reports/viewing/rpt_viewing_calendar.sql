with

labelled as (
    {{ with_all_profiles(ref('fct_viewing_plays'), [
        'played_on', 'timezone', 'kind', 'show_key', 'episode_key', 'watched_seconds',
    ]) }}
)

select
    profile_label,
    played_on,
    {{ year_of('played_on') }} as year,
    timezone,
    cast(count(*) as integer) as play_count,
    {{ minutes_of('sum(watched_seconds)') }} as watched_minutes,
    cast(
        count(distinct case when kind = 'series' then show_key || '|' || episode_key end) as integer
    ) as episode_count,
    cast(count(distinct case when kind = 'film' then show_key end) as integer) as film_count,
    cast(count(case when watched_seconds is null then 1 end) as integer) as untimed_play_count
from labelled
group by profile_label, played_on, timezone
