with

binges as (
    {{ with_all_profiles(
        ref('fct_binges'), ['episode_count', 'watched_seconds', 'is_marathon']
    ) }}
),

typical as (
    select
        profile_label,
        count(*) as binge_count,
        {{ quartiles('episode_count', 'episodes') }},
        {{ quartiles('watched_seconds', 'seconds') }}
    from binges
    group by profile_label
),

lengths as (
    select
        profile_label,
        episode_count,
        count(*) as binge_count,
        count(case when is_marathon then 1 end) as marathon_count,
        sum(watched_seconds) as watched_seconds
    from binges
    group by profile_label, episode_count
)

select
    lengths.profile_label,
    lengths.episode_count,
    lengths.binge_count,
    cast(lengths.binge_count as double) / typical.binge_count as binge_share,
    lengths.marathon_count,
    {{ minutes_of('lengths.watched_seconds') }} as watched_minutes,
    typical.lower_quartile_episodes,
    typical.median_episodes,
    typical.upper_quartile_episodes,
    typical.lower_quartile_seconds / 60 as lower_quartile_minutes,
    typical.median_seconds / 60 as median_minutes,
    typical.upper_quartile_seconds / 60 as upper_quartile_minutes
from lengths
inner join typical on lengths.profile_label = typical.profile_label
order by lengths.profile_label, lengths.episode_count
