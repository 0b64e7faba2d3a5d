{#- What peers have in common, each level within the one before. -#}
{%- set group_of = 'half_year, kind, age_band, is_available_globally, is_of_other_language, '
    ~ 'season_band' -%}
{%- set drawn_by = var('gem_shrinkage_titles') -%}
with

-- The first report has no views: they follow from hours where another report has the running time.
runtimes as (
    select
        engagement_title_id,
        max(runtime_minutes) as runtime_minutes
    from {{ ref('fct_engagement_half_years') }}
    where not is_runtime_partial
    group by engagement_title_id
),

reported as (
    select
        titles.*,
        cast(
            coalesce(
                titles.views,
                round(titles.hours_viewed * 60.0 / nullif(runtimes.runtime_minutes, 0), -5)
            ) as double
        ) as known_views,
        runtimes.runtime_minutes as known_runtime_minutes,
        bool_or(coalesce(titles.is_released_in_half_year, false)) over (
            partition by titles.half_year, titles.title_id
        ) as has_new_release,
        case
            when titles.is_released_in_half_year
                then {{ days_between('titles.released_on', half_year_ends_on('titles.half_year')) }}
            else
                {{ days_between(
                    half_year_starts_on('titles.half_year'), half_year_ends_on('titles.half_year')
                ) }}
        end as available_days
    from {{ ref('fct_engagement_half_years') }} as titles
    left join runtimes on titles.engagement_title_id = runtimes.engagement_title_id
),

-- A release in the last days of a half-year says little of a week.
works as (
    select
        half_year,
        title_id,
        min(kind) as kind,
        count(distinct engagement_title_id) as season_count,
        cast(sum(known_views) as bigint) as views,
        {{ exact_sum('known_views * 7 / (available_days + 1)') }} as views_per_week,
        avg(known_runtime_minutes) as runtime_minutes,
        max(released_on) as released_on,
        bool_or(coalesce(is_released_in_half_year, false)) as is_released_in_half_year,
        bool_or(has_new_release) as has_new_release,
        bool_or(coalesce(is_available_globally, false)) as is_available_globally,
        bool_or(original_title is not null) as is_of_other_language
    from reported
    where known_views > 0 and available_days + 1 >= 7 * {{ var('gem_minimum_weeks') }}
    group by half_year, title_id
),

-- An unsure match leaves the work without its genres.
matches as (
    select
        title_id,
        max(match_confidence) >= {{ var('sure_match_confidence') }} as is_sure_match
    from {{ ref('bridge_title_sources') }}
    where source = 'engagement' and match_method <> 'own'
    group by title_id
),

scopes as (
    select 'all' as match_scope
    union all
    select 'sure' as match_scope
),

cases as (
    select
        scopes.match_scope,
        works.half_year,
        works.title_id,
        works.kind,
        {{ banded(
            release_age_bands('works.released_on', 'works.half_year', 'works.is_released_in_half_year'),
            'age_band'
        ) }},
        works.is_available_globally,
        works.is_of_other_language,
        case
            when works.kind = 'film' then 0
            when works.season_count = 1 then 1
            when works.season_count <= 3 then 2
            else 3
        end as season_band,
        -- What is short is watched more often: a special among seasons, a cartoon among films.
        case
            when works.runtime_minutes is null then 0
            when works.runtime_minutes < 60 then 1
            when works.runtime_minutes < case when works.kind = 'film' then 90 else 240 end then 2
            when works.runtime_minutes < case when works.kind = 'film' then 120 else 480 end then 3
            else 4
        end as runtime_band,
        cast(works.season_count as integer) as season_count,
        works.released_on,
        works.has_new_release,
        works.views,
        works.views_per_week,
        ln(works.views_per_week) as log_views,
        scopes.match_scope = 'all' or coalesce(matches.is_sure_match, false) as has_genres,
        coalesce(matches.is_sure_match, true) as is_sure_match
    from works
    cross join scopes
    left join matches on works.title_id = matches.title_id
),

kinds as (
    select
        match_scope,
        half_year,
        kind,
        {{ exact_sum('log_views') }} / count(*) as kind_mean
    from cases
    group by match_scope, half_year, kind
),

groups as (
    select
        cases.match_scope,
        {{ 'cases.' ~ group_of | replace(', ', ', cases.') }},
        count(*) as group_title_count,
        {{ exact_sum('cases.log_views - kinds.kind_mean') }} / (count(*) + {{ drawn_by }})
            as group_effect
    from cases
    inner join kinds
        on
            cases.match_scope = kinds.match_scope
            and cases.half_year = kinds.half_year
            and cases.kind = kinds.kind
    group by cases.match_scope, {{ 'cases.' ~ group_of | replace(', ', ', cases.') }}
),

grouped as (
    select
        cases.*,
        groups.group_title_count,
        kinds.kind_mean + groups.group_effect as group_mean
    from cases
    inner join kinds
        on
            cases.match_scope = kinds.match_scope
            and cases.half_year = kinds.half_year
            and cases.kind = kinds.kind
    inner join groups
        on
            cases.match_scope = groups.match_scope
            {%- for column in group_of.split(', ') %}
            and cases.{{ column }} = groups.{{ column }}
            {%- endfor %}
),

runtime_effects as (
    select
        match_scope,
        half_year,
        kind,
        season_band,
        runtime_band,
        {{ exact_sum('log_views - group_mean') }} / (count(*) + {{ drawn_by }}) as runtime_effect
    from grouped
    group by match_scope, half_year, kind, season_band, runtime_band
),

timed as (
    select
        grouped.*,
        runtime_effects.runtime_effect
    from grouped
    inner join runtime_effects
        on
            grouped.match_scope = runtime_effects.match_scope
            and grouped.half_year = runtime_effects.half_year
            and grouped.kind = runtime_effects.kind
            and grouped.season_band = runtime_effects.season_band
            and grouped.runtime_band = runtime_effects.runtime_band
),

genres as (
    select
        timed.match_scope,
        timed.half_year,
        timed.kind,
        timed.title_id,
        coalesce(members.genre, 'not in the catalogue') as genre,
        timed.log_views - timed.group_mean - timed.runtime_effect as residual
    from timed
    left join {{ ref('bridge_title_genres') }} as members
        on timed.title_id = members.title_id and timed.has_genres
),

genre_effects as (
    select
        match_scope,
        half_year,
        kind,
        genre,
        {{ exact_sum('residual') }} / (count(*) + {{ drawn_by }}) as genre_effect
    from genres
    group by match_scope, half_year, kind, genre
),

title_effects as (
    select
        genres.match_scope,
        genres.half_year,
        genres.title_id,
        {{ exact_sum('genre_effects.genre_effect') }} / count(*) as genre_effect
    from genres
    inner join genre_effects
        on
            genres.match_scope = genre_effects.match_scope
            and genres.half_year = genre_effects.half_year
            and genres.kind = genre_effects.kind
            and genres.genre = genre_effects.genre
    group by genres.match_scope, genres.half_year, genres.title_id
)

select
    timed.match_scope,
    timed.half_year,
    timed.title_id,
    timed.kind,
    timed.age_band,
    timed.age_band_number,
    timed.is_available_globally,
    timed.is_of_other_language,
    timed.season_band,
    timed.runtime_band,
    timed.season_count,
    timed.released_on,
    timed.has_new_release,
    timed.is_sure_match,
    timed.views,
    cast(timed.views_per_week as double) as views_per_week,
    timed.group_title_count,
    cast(timed.group_mean as double) as group_log_views,
    cast(timed.runtime_effect as double) as runtime_effect,
    cast(title_effects.genre_effect as double) as genre_effect,
    cast(timed.group_mean + timed.runtime_effect + title_effects.genre_effect as double)
        as peer_log_views,
    cast(timed.log_views as double) as log_views,
    cast(
        timed.log_views - timed.group_mean - timed.runtime_effect - title_effects.genre_effect
        as double
    ) as residual
from timed
inner join title_effects
    on
        timed.match_scope = title_effects.match_scope
        and timed.half_year = title_effects.half_year
        and timed.title_id = title_effects.title_id
