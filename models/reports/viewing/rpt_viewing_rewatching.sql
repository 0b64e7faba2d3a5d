with

spaced as (
    select
        profiles.profile_label,
        plays.*,
        {{ days_between(
            'lag(plays.played_on) over (
                partition by plays.profile_id, plays.kind, plays.show_key, plays.episode_key
                order by
                    plays.played_on,
                    plays.started_at nulls first,
                    coalesce(plays.ended_at, plays.started_at),
                    plays.play_id
            )',
            'plays.played_on',
        ) }} as days_between
    from {{ ref('fct_viewing_plays') }} as plays
    inner join {{ ref('dim_viewing_profiles') }} as profiles
        on plays.profile_id = profiles.profile_id
),

-- Watching again begins after the pause, however many sittings it takes.
plays as (
    select
        *,
        coalesce(days_between >= {{ var('rewatch_minimum_days') }}, false) as is_begun_again
    from spaced
),

-- A film, or an episode.
items as (
    select
        profile_label,
        kind,
        show_key,
        episode_key,
        1 + count(case when is_begun_again then 1 end) as watched_count
    from plays
    group by profile_label, kind, show_key, episode_key
),

times as (
    select
        profile_label,
        kind,
        show_key,
        count(*) as item_count,
        count(case when watched_count > 1 then 1 end) as rewatched_item_count,
        max(watched_count) as most_times_watched
    from items
    group by profile_label, kind, show_key
),

rewatches as (
    select
        profile_label,
        kind,
        show_key,
        count(*) as rewatch_count,
        cast(min(days_between) as integer) as shortest_days_between,
        cast(percentile_cont(0.5) within group (order by days_between) as double)
            as median_days_between,
        cast(max(days_between) as integer) as longest_days_between,
        max(played_on) as last_rewatched_on
    from plays
    where is_begun_again
    group by profile_label, kind, show_key
),

shows as (
    select
        profile_label,
        kind,
        show_key,
        max(case when is_first_of_show then show_title end) as show_title,
        min(title_id) as title_id,
        min(played_on) as first_played_on
    from plays
    group by profile_label, kind, show_key
)

select
    rewatches.profile_label,
    cast(
        row_number() over (
            partition by rewatches.profile_label
            order by
                rewatches.rewatch_count desc, times.most_times_watched desc, rewatches.kind asc,
                rewatches.show_key asc
        ) as integer
    ) as rewatch_place,
    rewatches.kind,
    shows.show_title,
    shows.title_id,
    rewatches.rewatch_count,
    times.rewatched_item_count,
    times.item_count,
    times.most_times_watched,
    rewatches.shortest_days_between,
    rewatches.median_days_between,
    rewatches.longest_days_between,
    shows.first_played_on,
    rewatches.last_rewatched_on
from rewatches
inner join times
    on
        rewatches.profile_label = times.profile_label
        and rewatches.kind = times.kind
        and rewatches.show_key = times.show_key
inner join shows
    on
        rewatches.profile_label = shows.profile_label
        and rewatches.kind = shows.kind
        and rewatches.show_key = shows.show_key
order by rewatches.profile_label, rewatch_place
