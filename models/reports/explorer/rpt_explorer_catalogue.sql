with

genres as (
    select
        show_id,
        {{ join_items('genre', '|') }} as genres
    from {{ ref('fct_catalogue_genres') }}
    group by show_id
),

countries as (
    select
        show_id,
        {{ join_items('country', '|') }} as countries
    from {{ ref('fct_catalogue_countries') }}
    group by show_id
)

select
    titles.show_id,
    titles.title_id,
    case titles.type when 'Movie' then 'film' when 'TV Show' then 'series' end as kind,
    titles.title,
    titles.director,
    titles.cast_members,
    countries.countries,
    genres.genres,
    titles.added_on,
    titles.added_year,
    titles.release_year,
    titles.rating,
    titles.age_band,
    titles.duration_minutes,
    titles.season_count,
    titles.description
from {{ ref('fct_catalogue_titles') }} as titles
left join genres on titles.show_id = genres.show_id
left join countries on titles.show_id = countries.show_id
order by titles.title, titles.show_id
