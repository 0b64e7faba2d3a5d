with

members as (
    select
        title_id,
        age_band,
        cast(1 as double) as part
    from {{ ref('fct_catalogue_titles') }}
    where duplicate_of_show_id is null
),

{{ demand_supply('age_band') }}

select
    supplied.half_year,
    supplied.kind,
    supplied.age_band,
    {{ demand_supply_columns('supplied') }}
from supplied
order by supplied.half_year, supplied.kind, supplied.age_band
