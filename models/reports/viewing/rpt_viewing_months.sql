with

labelled as (
    {{ with_all_profiles(ref('fct_viewing_plays'), [
        'played_on', 'timezone', 'kind', 'watched_seconds', 'show_first_played_on',
        'is_first_of_show', 'is_rewatch',
    ]) }}
),

plays as (
    select
        *,
        cast({{ dbt.date_trunc('month', 'played_on') }} as date) as month_starts_on,
        case
            when is_rewatch then 'again'
            when
                {{ dbt.date_trunc('month', 'show_first_played_on') }}
                = {{ dbt.date_trunc('month', 'played_on') }}
                then 'new'
            else 'known'
        end as familiarity
    from labelled
)

select
    profile_label,
    month_starts_on,
    {{ year_of('month_starts_on') }} as year,
    timezone,
    cast(count(*) as integer) as play_count,
    {{ minutes_where('true') }} as watched_minutes,
    cast(count(case when kind = 'film' then 1 end) as integer) as film_play_count,
    {{ minutes_where("kind = 'film'") }} as film_minutes,
    cast(count(case when kind = 'series' then 1 end) as integer) as series_play_count,
    {{ minutes_where("kind = 'series'") }} as series_minutes,
    cast(count(case when is_first_of_show then 1 end) as integer) as new_show_count,
    cast(count(case when familiarity = 'new' then 1 end) as integer) as new_play_count,
    {{ minutes_where("familiarity = 'new'") }} as new_minutes,
    cast(count(case when familiarity = 'known' then 1 end) as integer) as known_play_count,
    {{ minutes_where("familiarity = 'known'") }} as known_minutes,
    cast(count(case when familiarity = 'again' then 1 end) as integer) as rewatch_play_count,
    {{ minutes_where("familiarity = 'again'") }} as rewatch_minutes,
    cast(count(case when watched_seconds is null then 1 end) as integer) as untimed_play_count
from plays
group by profile_label, month_starts_on, timezone
