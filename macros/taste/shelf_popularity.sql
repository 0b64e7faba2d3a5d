{# CTEs of how popular works are, appended to a `with`: `works` has the hours a half-year that all members
   watch each work of the catalogue and its shelf, a kind and first genre; `shelf_totals` the hours of a
   shelf; `shelves` how many works each profile chose from it. `watched` is a relation of profile_id and
   title_id. #}
{% macro shelf_popularity(watched) -%}
hours as (
    select
        title_id,
        cast(sum(hours_viewed) as double) / count(distinct half_year) as hours_per_half_year
    from {{ ref('fct_engagement_half_years') }}
    group by title_id
),

works as (
    select
        titles.title_id,
        titles.kind || '|' || coalesce(genres.genre, 'none') as shelf,
        coalesce(hours.hours_per_half_year, 0) as hours_per_half_year
    from {{ ref('dim_titles') }} as titles
    left join {{ ref('bridge_title_genres') }} as genres
        on titles.title_id = genres.title_id and genres.position = 1
    left join hours on titles.title_id = hours.title_id
    where titles.is_in_catalogue
),

shelf_totals as (
    select
        shelf,
        {{ exact_sum('hours_per_half_year') }} as hours_per_half_year
    from works
    group by shelf
),

-- A shelf is a kind and first genre: how often the profile chose from it.
shelves as (
    select
        watched.profile_id,
        works.shelf,
        count(*) as title_count
    from {{ watched }} as watched
    inner join works on watched.title_id = works.title_id
    group by watched.profile_id, works.shelf
)
{%- endmacro %}


{# The hours of a work, as a share of its shelf's, times the works that the profile chose from the shelf. #}
{% macro hours_by_shelf() -%}
    coalesce(shelves.title_count * works.hours_per_half_year / nullif(shelf_totals.hours_per_half_year, 0), 0)
{%- endmacro %}
