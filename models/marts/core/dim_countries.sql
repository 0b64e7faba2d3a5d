with

published as (
    select distinct country from {{ ref('int_catalogue_countries') }}
)

select
    coalesce(reference.country, published.country) as country,
    reference.country_code,
    reference.country_code_alpha3,
    reference.region,
    reference.subregion,
    coalesce(reference.is_historical, false) as is_historical,
    reference.successor_code,
    reference.country is not null as is_recognised
from {{ ref('countries') }} as reference
full outer join published on reference.country = published.country
