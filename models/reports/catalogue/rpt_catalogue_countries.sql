with

catalogue as (
    select count(distinct show_id) as catalogue_title_count
    from {{ ref('fct_catalogue_countries') }}
),

counted as (
    select
        countries.country,
        count(*) as title_count,
        count(case when countries.position = 1 then 1 end) as first_listed_count,
        count(case when titles.type = 'Movie' then 1 end) as film_count,
        count(case when titles.type = 'TV Show' then 1 end) as series_count
    from {{ ref('fct_catalogue_countries') }} as countries
    inner join {{ ref('fct_catalogue_titles') }} as titles on countries.show_id = titles.show_id
    group by countries.country
)

select
    counted.country,
    dim_countries.country_code,
    dim_countries.region,
    dim_countries.subregion,
    dim_countries.is_historical,
    counted.title_count,
    counted.first_listed_count,
    counted.film_count,
    counted.series_count,
    cast(counted.title_count as double) / catalogue.catalogue_title_count as title_share,
    cast(row_number() over (order by counted.title_count desc, counted.country) as integer)
        as country_rank
from counted
inner join {{ ref('dim_countries') }} as dim_countries on counted.country = dim_countries.country
cross join catalogue
order by counted.title_count desc, counted.country
