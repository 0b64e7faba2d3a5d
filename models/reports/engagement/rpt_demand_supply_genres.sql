with

members as (
    select
        title_id,
        genre,
        cast(1 as double) / count(*) over (partition by title_id) as part
    from {{ ref('bridge_title_genres') }}
),

{{ demand_supply('genre') }}

select
    supplied.half_year,
    supplied.kind,
    supplied.genre,
    genres.theme,
    {{ demand_supply_columns('supplied') }}
from supplied
inner join {{ ref('dim_genres') }} as genres on supplied.genre = genres.genre
order by supplied.half_year, supplied.kind, supplied.genre
