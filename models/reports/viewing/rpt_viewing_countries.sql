with

labelled as (
    {{ with_all_profiles(ref('fct_viewing_plays'), ['title_id', 'watched_seconds']) }}
),

works as (
    select
        profile_label,
        title_id,
        count(*) as play_count,
        sum(watched_seconds) as watched_seconds
    from labelled
    group by profile_label, title_id
),

members as (
    select distinct
        title_id,
        country
    from {{ ref('bridge_title_countries') }}
),

{{ viewing_groups(['profile_label'], 'country') }}

select
    shared.profile_label,
    shared.country,
    countries.country_code,
    shared.is_known,
    shared.title_count,
    shared.play_count,
    {{ minutes_of('shared.watched_seconds') }} as watched_minutes,
    shared.play_share,
    shared.minutes_share,
    shared.play_coverage,
    shared.minutes_coverage
from shared
left join {{ ref('dim_countries') }} as countries on shared.country = countries.country
