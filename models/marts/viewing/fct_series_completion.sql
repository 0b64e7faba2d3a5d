with

plays as (
    select * from {{ ref('fct_viewing_plays') }}
    where kind = 'series'
),

shows as (
    select
        profile_id,
        show_key,
        min(title_id) as title_id,
        max(case when is_first_of_show then show_title end) as show_title,
        cast(count(distinct episode_key) as integer) as episode_count,
        cast(count(distinct season_number) as integer) as season_count,
        cast(count(distinct case when is_rewatch then episode_key end) as integer)
            as rewatched_episode_count,
        min(played_on) as first_played_on,
        max(played_on) as last_played_on,
        cast(count(distinct played_on) as integer) as active_day_count,
        cast(sum(watched_seconds) as bigint) as watched_seconds,
        max(season_number) as last_season_number
    from plays
    group by profile_id, show_key
),

-- Rewatched minutes bring nobody nearer to the end.
episodes as (
    select
        shows.profile_id,
        shows.show_key,
        plays.episode_key,
        max(plays.episode_number) as episode_number,
        sum(case when not plays.is_rewatch then plays.watched_seconds end) as watched_seconds
    from shows
    inner join plays
        on
            shows.profile_id = plays.profile_id
            and shows.show_key = plays.show_key
            and shows.last_season_number = plays.season_number
    group by shows.profile_id, shows.show_key, plays.episode_key
),

-- Episodes of a short export, without minutes, are as long as the others.
reached as (
    select
        profile_id,
        show_key,
        max(episode_number) as last_episode_number,
        avg(cast(watched_seconds as double)) * count(*) / 60 as season_minutes
    from episodes
    group by profile_id, show_key
),

running_times as (
    select
        title_id,
        season_number,
        max(runtime_minutes) as runtime_minutes
    from {{ ref('fct_engagement_half_years') }}
    where kind = 'series' and runtime_minutes > 0 and not is_runtime_partial
    group by title_id, season_number
),

longest as (
    select
        show_key,
        max(last_episode_number) as last_episode_number
    from {{ ref('int_viewing_seasons') }}
    group by show_key
),

spans as (
    select
        profile_id,
        max(played_on) as last_played_on
    from {{ ref('fct_viewing_plays') }}
    group by profile_id
),

compared as (
    select
        shows.*,
        titles.season_count as listed_season_count,
        reached.last_episode_number,
        {{ days_between('shows.first_played_on', 'shows.last_played_on') }} as days_between,
        {{ days_between('shows.last_played_on', 'spans.last_played_on') }} as days_since,
        case
            when running_times.runtime_minutes is not null and reached.season_minutes is not null
                then
                    reached.season_minutes
                    >= {{ var('season_end_minimum_share') }} * running_times.runtime_minutes
            when seasons.episode_count >= {{ var('season_end_minimum_episodes') }}
                then
                    reached.last_episode_number >= seasons.last_episode_number
                    and reached.last_episode_number
                    >= {{ var('season_end_minimum_share') }} * longest.last_episode_number
        end as is_at_season_end
    from shows
    inner join spans on shows.profile_id = spans.profile_id
    left join {{ ref('dim_titles') }} as titles on shows.title_id = titles.title_id
    left join reached
        on shows.profile_id = reached.profile_id and shows.show_key = reached.show_key
    left join {{ ref('int_viewing_seasons') }} as seasons
        on
            shows.show_key = seasons.show_key
            and shows.last_season_number = seasons.season_number
    left join longest on shows.show_key = longest.show_key
    left join running_times
        on
            shows.title_id = running_times.title_id
            and shows.last_season_number = running_times.season_number
)

select
    compared.profile_id,
    profiles.profile,
    compared.show_key,
    compared.title_id,
    compared.show_title,
    compared.episode_count,
    compared.rewatched_episode_count,
    compared.season_count,
    compared.listed_season_count,
    compared.last_season_number,
    compared.last_episode_number,
    compared.first_played_on,
    compared.last_played_on,
    cast(compared.days_between as integer) as days_from_first_to_last,
    compared.active_day_count,
    cast(compared.episode_count as double) / compared.active_day_count as episodes_per_active_day,
    compared.watched_seconds,
    {{ minutes_of('compared.watched_seconds') }} as watched_minutes,
    coalesce(compared.is_at_season_end, false) as is_at_season_end,
    case
        when
            compared.is_at_season_end
            and compared.last_season_number >= compared.listed_season_count
            then 'finished'
        when compared.days_since < {{ var('abandoned_after_days') }} then 'watching'
        when compared.last_season_number < compared.listed_season_count then 'abandoned'
        when not compared.is_at_season_end then 'abandoned'
        else 'end unknown'
    end as completion_status
from compared
inner join {{ ref('dim_viewing_profiles') }} as profiles
    on compared.profile_id = profiles.profile_id
