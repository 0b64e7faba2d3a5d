{%- set most = 'watched_seconds desc nulls last, play_count desc, ' -%}
{%- set families = ['TV', 'phone', 'tablet', 'computer', 'console', 'other'] -%}
with

plays as (
    {{ with_all_profiles(
        ref('fct_viewing_plays'),
        [
            'kind', 'show_key', 'show_title', 'title_id', 'episode_key', 'played_on',
            'started_local_at', 'watched_seconds', 'device_family', 'country_code',
            'is_autoplayed', 'is_rewatch',
        ],
    ) }}
),

dated as (
    select
        *,
        {{ year_of('played_on') }} as year
    from plays
),

-- Over millions of plays, what the shows of a year add up to is quicker than distinct counts.
shows as (
    select
        profile_label,
        year,
        kind,
        show_key,
        min(show_title) as show_title,
        min(played_on) as first_played_on,
        max(played_on) as last_played_on,
        {{ year_of('min(min(played_on)) over (partition by profile_label, kind, show_key)') }}
            as first_year,
        sum(watched_seconds) as watched_seconds,
        count(*) as play_count,
        count(case when started_local_at is null then 1 end) as untimed_play_count,
        count(distinct episode_key) as episode_count,
        count(case when is_rewatch then 1 end) as rewatch_count,
        count(case when is_autoplayed then 1 end) as autoplayed_count,
        count(is_autoplayed) as timed_play_count,
        {%- for family in families %}
        sum(case when device_family = '{{ family }}' then watched_seconds end)
            as {{ family | lower }}_seconds,
        {%- endfor %}
        sum(case when device_family is not null then watched_seconds end) as device_seconds
    from dated
    group by profile_label, year, kind, show_key
),

years as (
    select
        profile_label,
        year,
        min(first_played_on) as first_played_on,
        max(last_played_on) as last_played_on,
        cast(sum(play_count) as bigint) as play_count,
        cast(sum(untimed_play_count) as bigint) as untimed_play_count,
        sum(watched_seconds) as watched_seconds,
        count(case when kind = 'film' then 1 end) as film_count,
        count(case when kind = 'series' then 1 end) as series_count,
        cast(sum(case when kind = 'series' then episode_count else 0 end) as bigint)
            as episode_count,
        sum(case when kind = 'film' then watched_seconds end) as film_seconds,
        count(case when kind = 'film' and first_year = year then 1 end) as new_film_count,
        count(case when kind = 'series' and first_year = year then 1 end) as new_series_count,
        sum(case when first_year = year then play_count else 0 end) as new_play_count,
        sum(case when first_year = year then watched_seconds end) as new_seconds,
        cast(sum(rewatch_count) as bigint) as rewatch_count,
        sum(autoplayed_count) as autoplayed_count,
        sum(timed_play_count) as timed_play_count,
        {%- for family in families %}
        sum({{ family | lower }}_seconds) as {{ family | lower }}_seconds,
        {%- endfor %}
        sum(device_seconds) as device_seconds
    from shows
    group by profile_label, year
),

spans as (
    select
        profile_label,
        min(played_on) as history_starts_on,
        max(played_on) as history_ends_on
    from plays
    group by profile_label
),

{{ first_of_year('shows', most ~ 'kind asc, show_key asc', 'top_shows') }},

films as (
    select * from shows
    where kind = 'film'
),

{{ first_of_year('films', most ~ 'show_key asc', 'top_films') }},

title_themes as (
    select distinct
        genres.title_id,
        themes.theme
    from {{ ref('bridge_title_genres') }} as genres
    inner join {{ ref('dim_genres') }} as themes on genres.genre = themes.genre
    where themes.theme not in ('International', 'Unspecified')
),

titles as (
    select
        profile_label,
        year,
        title_id,
        sum(watched_seconds) as watched_seconds,
        count(*) as play_count
    from dated
    where title_id is not null
    group by profile_label, year, title_id
),

genres as (
    select
        titles.profile_label,
        titles.year,
        title_themes.theme,
        sum(titles.watched_seconds) as watched_seconds,
        sum(titles.play_count) as play_count
    from titles
    inner join title_themes on titles.title_id = title_themes.title_id
    group by titles.profile_label, titles.year, title_themes.theme
),

{{ first_of_year('genres', most ~ 'theme asc', 'top_genres') }},

countries as (
    select
        titles.profile_label,
        titles.year,
        bridge.country,
        sum(titles.watched_seconds) as watched_seconds,
        sum(titles.play_count) as play_count
    from titles
    inner join {{ ref('bridge_title_countries') }} as bridge on titles.title_id = bridge.title_id
    group by titles.profile_label, titles.year, bridge.country
),

{{ first_of_year('countries', most ~ 'country asc', 'top_countries') }},

themed as (
    select distinct title_id from title_themes
),

placed as (
    select distinct title_id from {{ ref('bridge_title_countries') }}
),

coverage as (
    select
        titles.profile_label,
        titles.year,
        sum(case when themed.title_id is not null then titles.play_count end) as genre_play_count,
        sum(case when placed.title_id is not null then titles.play_count end) as country_play_count
    from titles
    left join themed on titles.title_id = themed.title_id
    left join placed on titles.title_id = placed.title_id
    group by titles.profile_label, titles.year
),

days as (
    select
        profile_label,
        year,
        played_on,
        sum(watched_seconds) as watched_seconds,
        count(*) as play_count
    from dated
    group by profile_label, year, played_on
),

day_counts as (
    select
        profile_label,
        year,
        cast(count(*) as integer) as day_count
    from days
    group by profile_label, year
),

{{ first_of_year('days', most ~ 'played_on asc', 'busiest_days') }},

months as (
    select
        profile_label,
        year,
        cast(extract(month from played_on) as integer) as month,
        sum(watched_seconds) as watched_seconds,
        sum(play_count) as play_count
    from days
    group by profile_label, year, cast(extract(month from played_on) as integer)
),

{{ first_of_year('months', most ~ 'month asc', 'busiest_months') }},

weekdays as (
    select
        profile_label,
        year,
        {{ iso_weekday('played_on') }} as iso_weekday,
        sum(watched_seconds) as watched_seconds,
        sum(play_count) as play_count
    from days
    group by profile_label, year, {{ iso_weekday('played_on') }}
),

{{ first_of_year('weekdays', most ~ 'iso_weekday asc', 'top_weekdays') }},

-- The hour in which most plays start: only full exports know it.
hours as (
    select
        profile_label,
        year,
        cast(extract(hour from started_local_at) as integer) as started_hour,
        count(*) as play_count
    from dated
    where started_local_at is not null
    group by profile_label, year, cast(extract(hour from started_local_at) as integer)
),

{{ first_of_year('hours', 'play_count desc, started_hour asc', 'top_hours') }},

numbered_days as (
    select
        *,
        {{ days_between("date '2000-01-01'", 'played_on') }}
        - row_number() over (partition by profile_label, year order by played_on) as streak
    from days
),

streaks as (
    select
        profile_label,
        year,
        min(played_on) as started_on,
        cast(count(*) as integer) as day_count
    from numbered_days
    group by profile_label, year, streak
),

{{ first_of_year('streaks', 'day_count desc, started_on asc', 'longest_streaks') }},

session_rows as (
    {{ with_all_profiles(
        ref('fct_viewing_sessions'),
        ['session_id', 'played_on', 'watched_seconds', 'play_count'],
    ) }}
),

binged as (
    select distinct session_id from {{ ref('fct_binges') }}
),

sessions as (
    select
        session_rows.*,
        {{ year_of('session_rows.played_on') }} as year,
        binged.session_id is not null as has_binge
    from session_rows
    left join binged on session_rows.session_id = binged.session_id
),

session_years as (
    select
        profile_label,
        year,
        count(*) as session_count,
        count(case when has_binge then 1 end) as binge_session_count
    from sessions
    group by profile_label, year
),

{{ first_of_year('sessions', most ~ 'played_on asc, session_id asc', 'longest_sessions') }},

binge_rows as (
    {{ with_all_profiles(
        ref('fct_binges'),
        ['binge_id', 'show_title', 'played_on', 'episode_count', 'watched_seconds', 'is_marathon'],
    ) }}
),

binges as (
    select
        *,
        {{ year_of('played_on') }} as year,
        row_number() over (
            partition by profile_label, {{ year_of('played_on') }}
            order by
                episode_count desc, watched_seconds desc nulls last, played_on asc, binge_id asc
        ) as place
    from binge_rows
),

binge_years as (
    select
        profile_label,
        year,
        count(*) as binge_count,
        count(case when is_marathon then 1 end) as marathon_count,
        max(case when place = 1 then show_title end) as show_title,
        max(case when place = 1 then episode_count end) as episode_count,
        max(case when place = 1 then watched_seconds end) as watched_seconds,
        max(case when place = 1 then played_on end) as played_on
    from binges
    group by profile_label, year
),

completion as (
    {{ with_all_profiles(
        ref('fct_series_completion'), ['completion_status', 'last_played_on']
    ) }}
),

completed as (
    select
        profile_label,
        {{ year_of('last_played_on') }} as year,
        count(case when completion_status = 'finished' then 1 end) as finished_count,
        count(case when completion_status = 'abandoned' then 1 end) as abandoned_count
    from completion
    group by profile_label, {{ year_of('last_played_on') }}
),

row_counts as (
    {{ with_all_profiles(
        ref('fct_viewing_row_counts'), ['row_class', 'month_starts_on', 'row_count']
    ) }}
),

noise as (
    select
        profile_label,
        {{ year_of('month_starts_on') }} as year,
        sum(case when row_class = 'clip' then row_count end) as clip_count,
        sum(case when row_class = 'brief' then row_count end) as brief_count
    from row_counts
    group by profile_label, {{ year_of('month_starts_on') }}
),

codes as (
    select distinct
        profile_label,
        year,
        country_code
    from dated
    where country_code is not null
),

places as (
    select
        profile_label,
        year,
        count(*) as country_count,
        {{ join_items('country_code') }} as watched_in_countries
    from codes
    group by profile_label, year
)

select
    years.profile_label,
    years.year,
    '{{ viewing_timezone() }}' as timezone,
    years.first_played_on,
    years.last_played_on,
    years.year = {{ year_of('spans.history_starts_on') }} as is_first_year,
    years.year = {{ year_of('spans.history_ends_on') }} as is_last_year,
    years.play_count,
    years.untimed_play_count,
    {{ minutes_of('years.watched_seconds') }} as watched_minutes,
    day_counts.day_count,
    years.film_count,
    years.series_count,
    years.episode_count,
    {{ minutes_of('years.film_seconds') }} as film_minutes,
    years.new_film_count,
    years.new_series_count,
    cast(years.new_play_count as double) / years.play_count as new_play_share,
    cast(coalesce(years.new_seconds, 0) as double) / years.watched_seconds as new_minutes_share,
    years.rewatch_count,
    top_shows.show_title as top_show_title,
    top_shows.kind as top_show_kind,
    {{ minutes_of('top_shows.watched_seconds') }} as top_show_minutes,
    top_films.show_title as top_film_title,
    {{ minutes_of('top_films.watched_seconds') }} as top_film_minutes,
    top_genres.theme as top_genre,
    cast(coalesce(coverage.genre_play_count, 0) as double) / years.play_count
        as genre_coverage_share,
    top_countries.country as top_country,
    cast(coalesce(coverage.country_play_count, 0) as double) / years.play_count
        as country_coverage_share,
    busiest_days.played_on as busiest_on,
    {{ minutes_of('busiest_days.watched_seconds') }} as busiest_day_minutes,
    busiest_days.play_count as busiest_day_play_count,
    busiest_months.month as busiest_month,
    top_weekdays.iso_weekday as favourite_iso_weekday,
    top_hours.started_hour as favourite_hour,
    coalesce(session_years.session_count, 0) as session_count,
    {{ minutes_of('longest_sessions.watched_seconds') }} as longest_session_minutes,
    longest_sessions.played_on as longest_session_on,
    coalesce(binge_years.binge_count, 0) as binge_count,
    coalesce(session_years.binge_session_count, 0) as binge_session_count,
    cast(session_years.binge_session_count as double) / session_years.session_count
        as binge_session_share,
    coalesce(binge_years.marathon_count, 0) as marathon_count,
    binge_years.show_title as longest_binge_show_title,
    binge_years.episode_count as longest_binge_episode_count,
    {{ minutes_of('binge_years.watched_seconds') }} as longest_binge_minutes,
    binge_years.played_on as longest_binge_on,
    longest_streaks.day_count as longest_streak_day_count,
    longest_streaks.started_on as longest_streak_started_on,
    coalesce(completed.finished_count, 0) as finished_series_count,
    coalesce(completed.abandoned_count, 0) as abandoned_series_count,
    {%- for family in families %}
    cast(coalesce(years.{{ family | lower }}_seconds, 0) as double) / years.device_seconds
        as {{ family | lower }}_share,
    {%- endfor %}
    coalesce(places.country_count, 0) as watched_in_country_count,
    places.watched_in_countries,
    cast(coalesce(noise.clip_count, 0) as bigint) as clip_count,
    cast(coalesce(noise.brief_count, 0) as bigint) as brief_count,
    cast(years.autoplayed_count as double) / nullif(years.timed_play_count, 0)
        as autoplayed_share
from years
inner join spans on years.profile_label = spans.profile_label
{%- for relation in [
    'top_shows', 'top_films', 'top_genres', 'top_countries', 'coverage', 'day_counts',
    'busiest_days', 'busiest_months', 'top_weekdays', 'top_hours', 'longest_streaks', 'session_years',
    'longest_sessions', 'binge_years', 'completed', 'noise', 'places',
] %}
left join {{ relation }}
    on years.profile_label = {{ relation }}.profile_label and years.year = {{ relation }}.year
{%- endfor %}
order by years.profile_label, years.year
