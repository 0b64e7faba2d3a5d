with

counted as (
    select
        season_count,
        count(*) as series_count
    from {{ ref('fct_catalogue_titles') }}
    where season_count is not null
    group by season_count
)

select
    season_count,
    series_count,
    cast(series_count as double) / sum(series_count) over () as series_share,
    cast(sum(series_count) over (order by season_count desc) as double)
    / sum(series_count) over () as share_with_at_least
from counted
order by season_count
