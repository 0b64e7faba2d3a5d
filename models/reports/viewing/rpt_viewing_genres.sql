with

labelled as (
    {{ with_all_profiles(ref('fct_viewing_plays'), [
        'title_id', 'played_on', 'timezone', 'watched_seconds',
    ]) }}
),

works as (
    select
        profile_label,
        cast({{ dbt.date_trunc('quarter', 'played_on') }} as date) as quarter_starts_on,
        timezone,
        title_id,
        count(*) as play_count,
        sum(watched_seconds) as watched_seconds
    from labelled
    group by
        profile_label,
        cast({{ dbt.date_trunc('quarter', 'played_on') }} as date),
        timezone,
        title_id
),

members as (
    select distinct
        titles.title_id,
        genres.theme
    from {{ ref('bridge_title_genres') }} as titles
    inner join {{ ref('dim_genres') }} as genres on titles.genre = genres.genre
    where genres.theme <> 'Unspecified'
),

{{ viewing_groups(['profile_label', 'quarter_starts_on', 'timezone'], 'theme') }}

select
    profile_label,
    quarter_starts_on,
    timezone,
    theme,
    is_known,
    title_count,
    play_count,
    {{ minutes_of('watched_seconds') }} as watched_minutes,
    play_share,
    minutes_share,
    play_coverage,
    minutes_coverage
from shared
