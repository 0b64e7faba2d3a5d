{# A CTE `market_titles` for a `with`: one row per match scope, half-year, work of the catalogue in an
   engagement report, genre and country, with its hours and the part of the work that counts there (the
   parts of a work add up to 1). The scope `sure` leaves out works whose match rests on the title alone. #}
{% macro market_titles() -%}
title_hours as (
    select
        half_year,
        title_id,
        cast(sum(hours_viewed) as double) as hours
    from {{ ref('fct_engagement_half_years') }}
    group by half_year, title_id
),

matches as (
    select
        title_id,
        max(match_confidence) >= {{ var('sure_match_confidence') }} as is_sure_match
    from {{ ref('bridge_title_sources') }}
    where source = 'engagement'
    group by title_id
),

market_titles as (
    select
        scopes.match_scope,
        title_hours.half_year,
        titles.kind,
        title_hours.title_id,
        genres.genre,
        countries.country,
        title_hours.hours,
        ln(title_hours.hours) as log_hours,
        cast(1 as double)
        / count(*) over (partition by scopes.match_scope, title_hours.half_year, title_hours.title_id) as part
    from title_hours
    inner join {{ ref('dim_titles') }} as titles on title_hours.title_id = titles.title_id
    inner join {{ ref('bridge_title_genres') }} as genres on title_hours.title_id = genres.title_id
    inner join {{ ref('bridge_title_countries') }} as countries
        on title_hours.title_id = countries.title_id
    inner join matches on title_hours.title_id = matches.title_id
    cross join (select 'all' as match_scope union all select 'sure' as match_scope) as scopes
    where title_hours.hours > 0 and (scopes.match_scope = 'all' or matches.is_sure_match)
)
{%- endmacro %}


{# A CTE `cells` for a `with`: one row per match scope, half-year, kind, genre and country of a relation like
   `market_titles`, with three estimates of how a title's logarithm of hours differs there from the mean of
   its kind: main_effect (genre and country, each drawn towards none), effect (the cell, drawn towards
   main_effect) and the standard deviation of the latter, by the variance between titles. #}
{% macro market_cells(titles, name='cells') -%}
{%- set drawn_by = var('gem_shrinkage_titles') -%}
{%- set scope = 'match_scope, half_year, kind' -%}
{{ name }}_of_kind as (
    select
        {{ scope }},
        {{ exact_sum('log_hours * part') }} / {{ exact_sum('part') }} as kind_mean,
        {{ exact_sum('part') }} as titles
    from {{ titles }}
    group by {{ scope }}
),

{{ name }}_deviations as (
    select
        titles.*,
        titles.log_hours - kinds.kind_mean as deviation
    from {{ titles }} as titles
    inner join {{ name }}_of_kind as kinds
        on
            titles.match_scope = kinds.match_scope
            and titles.half_year = kinds.half_year
            and titles.kind = kinds.kind
),

{{ name }}_of_genre as (
    select
        {{ scope }},
        genre,
        {{ exact_sum('deviation * part') }} / ({{ exact_sum('part') }} + {{ drawn_by }}) as effect
    from {{ name }}_deviations
    group by {{ scope }}, genre
),

{{ name }}_beyond_genre as (
    select
        titles.*,
        genres.effect as genre_effect
    from {{ name }}_deviations as titles
    inner join {{ name }}_of_genre as genres
        on
            titles.match_scope = genres.match_scope
            and titles.half_year = genres.half_year
            and titles.kind = genres.kind
            and titles.genre = genres.genre
),

{{ name }}_of_country as (
    select
        {{ scope }},
        country,
        {{ exact_sum('(deviation - genre_effect) * part') }}
        / ({{ exact_sum('part') }} + {{ drawn_by }}) as effect
    from {{ name }}_beyond_genre
    group by {{ scope }}, country
),

{{ name }}_spread as (
    select
        {{ scope }},
        {{ exact_sum('deviation * deviation * part') }} / {{ exact_sum('part') }} as variance
    from {{ name }}_deviations
    group by {{ scope }}
),

{{ name }} as (
    select
        titles.match_scope,
        titles.half_year,
        titles.kind,
        titles.genre,
        titles.country,
        count(*) as title_count,
        max(titles.genre_effect + countries.effect) as main_effect,
        max(titles.genre_effect + countries.effect)
        + {{ exact_sum('titles.deviation - titles.genre_effect - countries.effect') }}
        / (count(*) + {{ drawn_by }}) as effect,
        sqrt(max(spreads.variance) / (count(*) + {{ drawn_by }})) as deviation
    from {{ name }}_beyond_genre as titles
    inner join {{ name }}_of_country as countries
        on
            titles.match_scope = countries.match_scope
            and titles.half_year = countries.half_year
            and titles.kind = countries.kind
            and titles.country = countries.country
    inner join {{ name }}_spread as spreads
        on
            titles.match_scope = spreads.match_scope
            and titles.half_year = spreads.half_year
            and titles.kind = spreads.kind
    group by titles.match_scope, titles.half_year, titles.kind, titles.genre, titles.country
)
{%- endmacro %}
