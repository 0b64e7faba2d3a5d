select
    title_id,
    kind,
    title,
    original_title,
    release_year,
    runtime_minutes,
    season_count,
    maturity_rating,
    is_in_catalogue,
    is_in_top10,
    is_in_engagement
from {{ ref('int_titles') }}
