select
    kind,
    coalesce(is_in_catalogue, false) as is_in_catalogue,
    coalesce(is_in_top10, false) as is_in_top10,
    coalesce(is_in_engagement, false) as is_in_engagement,
    count(*) as title_count
from {{ ref('dim_titles') }}
group by
    kind,
    coalesce(is_in_catalogue, false),
    coalesce(is_in_top10, false),
    coalesce(is_in_engagement, false)
