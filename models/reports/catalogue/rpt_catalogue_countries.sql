with

-- Titles that name the same countries are counted together: one of them stands for all.
country_lists as (
    select
        min(show_id) as show_id,
        count(*) as title_count,
        count(case when type = 'Movie' then 1 end) as film_count,
        count(case when type = 'TV Show' then 1 end) as series_count
    from {{ ref('fct_catalogue_titles') }}
    where countries is not null
    group by countries
),

listed as (
    select
        countries.country,
        countries.position,
        country_lists.*
    from country_lists
    inner join {{ ref('fct_catalogue_countries') }} as countries
        on country_lists.show_id = countries.show_id
),

-- each title names one country first
catalogue as (
    select sum(title_count) as catalogue_title_count
    from listed
    where position = 1
),

counted as (
    select
        country,
        cast(sum(title_count) as bigint) as title_count,
        cast(sum(case when position = 1 then title_count else 0 end) as bigint)
            as first_listed_count,
        cast(sum(film_count) as bigint) as film_count,
        cast(sum(series_count) as bigint) as series_count
    from listed
    group by country
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
