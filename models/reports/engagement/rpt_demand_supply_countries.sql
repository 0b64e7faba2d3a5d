with

members as (
    select
        title_id,
        country,
        cast(1 as double) / count(*) over (partition by title_id) as part
    from {{ ref('bridge_title_countries') }}
),

{{ demand_supply('country') }}

select
    supplied.half_year,
    supplied.kind,
    supplied.country,
    countries.region,
    {{ demand_supply_columns('supplied') }}
from supplied
inner join {{ ref('dim_countries') }} as countries on supplied.country = countries.country
order by supplied.half_year, supplied.kind, supplied.country
