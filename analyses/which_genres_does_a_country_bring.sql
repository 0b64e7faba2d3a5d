-- Which genres does a country bring far more often than the rest of the catalogue does?
with

country_genres as (
    select
        countries.country,
        genres.genre,
        count(*) as title_count
    from {{ ref('bridge_title_countries') }} as countries
    inner join {{ ref('bridge_title_genres') }} as genres on countries.title_id = genres.title_id
    where countries.position = 1
    group by countries.country, genres.genre
),

shares as (
    select
        country,
        genre,
        title_count,
        cast(title_count as double) / sum(title_count) over (partition by country) as country_share,
        cast(sum(title_count) over (partition by genre) as double)
        / sum(title_count) over () as catalogue_share
    from country_genres
)

select
    country,
    genre,
    title_count,
    country_share,
    catalogue_share,
    country_share / catalogue_share as times_the_catalogue
from shares
where title_count >= 20
order by times_the_catalogue desc, country, genre
limit 30
