with

plays as (
    {{ with_all_profiles(
        ref('fct_viewing_plays'),
        [
            'kind', 'show_key', 'show_title', 'title_id', 'episode_key', 'played_on',
            'started_at', 'watched_seconds', 'is_rewatch',
        ],
    ) }}
),

dated as (
    select
        *,
        {{ year_of('played_on') }} as year
    from plays
),

shows as (
    select
        profile_label,
        year,
        kind,
        show_key,
        min(show_title) as show_title,
        min(title_id) as title_id,
        sum(watched_seconds) as watched_seconds,
        count(*) as play_count,
        count(distinct episode_key) as episode_count,
        count(distinct played_on) as day_count,
        count(case when started_at is null then 1 end) as untimed_play_count,
        count(case when is_rewatch then 1 end) as rewatch_count,
        min(min(played_on)) over (partition by profile_label, kind, show_key) as first_played_on
    from dated
    group by profile_label, year, kind, show_key
),

ranked as (
    select
        *,
        cast(
            row_number() over (
                partition by profile_label, year
                order by watched_seconds desc nulls last, play_count desc, kind asc, show_key asc
            ) as integer
        ) as show_place
    from shows
)

select
    profile_label,
    year,
    show_place,
    kind,
    show_title,
    title_id,
    {{ minutes_of('watched_seconds') }} as watched_minutes,
    play_count,
    episode_count,
    day_count,
    untimed_play_count,
    rewatch_count,
    {{ year_of('first_played_on') }} = year as is_new
from ranked
where show_place <= {{ var('report_year_shows') }}
order by profile_label, year, show_place
