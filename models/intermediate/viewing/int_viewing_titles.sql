-- What no colon divides is a film, unless the catalogue, the other titles of its name or how long and
-- how often it was watched say otherwise.
{% set film_minutes = var('film_minimum_minutes') %}
with

readings as (
    select
        *,
        {{ title_key(fold_text('show_title')) }} as show_key,
        {{ title_key(fold_text('season_label')) }} as season_key,
        {{ title_key(fold_text('episode_title')) }} as episode_title_key,
        {{ title_key(fold_text('suffixed_text')) }} as suffixed_key
    from {{ ref('int_viewing_title_readings') }}
),

names as (
    select
        name_key,
        max(case when kind = 'film' then 1 else 0 end) = 1 as is_film,
        max(case when kind = 'series' then 1 else 0 end) = 1 as is_series
    from {{ ref('int_viewing_title_names') }}
    group by name_key
),

shows as (
    select distinct show_key
    from readings
    where reason is not null and is_followed and not is_clip
),

judged as (
    select
        readings.title_text,
        readings.is_clip,
        case
            when readings.reason in ('season', 'show_name', 'part') and readings.has_suffix
                then readings.reason || '_and_episode'
            when readings.reason is not null then readings.reason
            when coalesce(suffixed.is_film, false) then 'suffixed_film'
            when readings.has_suffix and coalesce(texts.longest_minutes < {{ film_minutes }}, true)
                then 'episode'
            when readings.has_suffix and shows.show_key is not null then 'episode'
            when readings.has_suffix then 'suffixed_long_film'
            when names.is_film and not coalesce(names.is_series, false) then 'catalogue_film'
            when names.is_series and not coalesce(names.is_film, false) then 'catalogue_series'
            when texts.longest_minutes >= {{ film_minutes }} then 'duration_film'
            when shows.show_key is not null then 'named_show'
            when
                texts.play_count >= {{ var('series_minimum_plays') }}
                and not coalesce(names.is_film, false)
                then 'watched_often'
            else 'no_colon'
        end as method,
        readings.show_title,
        readings.suffixed_text,
        readings.suffixed_key,
        readings.show_key,
        readings.season_label,
        readings.season_key,
        readings.season_number,
        readings.part_number,
        readings.episode_title,
        readings.episode_title_key,
        readings.episode_number,
        readings.language
    from readings
    inner join {{ ref('int_viewing_title_texts') }} as texts
        on readings.title_text = texts.title_text
    left join names on readings.show_key = names.name_key
    left join names as suffixed on readings.suffixed_key = suffixed.name_key
    left join shows on readings.show_key = shows.show_key
),

-- A film may end in `(Episode 1)` itself.
named as (
    select
        title_text,
        is_clip,
        case method
            when 'suffixed_film' then 'catalogue_film'
            when 'suffixed_long_film' then 'duration_film'
            else method
        end as method,
        case when method like 'suffixed_%' then suffixed_text else show_title end as show_title,
        case when method like 'suffixed_%' then suffixed_key else show_key end as show_key,
        season_label,
        season_number,
        part_number,
        episode_title,
        case when method like 'suffixed_%' then null else episode_number end as episode_number,
        language,
        coalesce(cast(season_number as {{ dbt.type_string() }}), season_key, '') as season_key,
        episode_title_key
    from judged
),

-- An episode without its number is the one of the same title that has it.
numbered as (
    select
        *,
        case
            when episode_title_key is not null
                then max(episode_number) over (
                    partition by show_key, season_key, episode_title_key
                )
        end as known_number
    from named
)

select
    numbered.title_text,
    numbered.is_clip,
    methods.kind,
    numbered.show_title,
    numbered.show_key,
    numbered.season_label,
    numbered.season_number,
    numbered.part_number,
    numbered.episode_title,
    numbered.episode_number,
    case when methods.kind = 'series' then numbered.language end as language,
    numbered.method as parse_method,
    methods.confidence as parse_confidence,
    case
        when methods.kind = 'series'
            then
                numbered.show_key || '|' || numbered.season_key || '|'
                || coalesce(
                    cast(
                        coalesce(numbered.episode_number, numbered.known_number)
                        as {{ dbt.type_string() }}
                    ),
                    numbered.episode_title_key
                )
    end as episode_key
from numbered
inner join {{ ref('viewing_parse_methods') }} as methods on numbered.method = methods.method
