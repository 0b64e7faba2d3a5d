select
    title_id,
    half_year,
    count(*) as row_count,
    cast(sum(hours_viewed) as bigint) as hours_viewed,
    cast(sum(views) as bigint) as views
from {{ ref('fct_engagement_half_years') }}
group by title_id, half_year
