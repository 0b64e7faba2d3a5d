select
    spelling_id,
    kind,
    label_key,
    title_year,
    original_group,
    max_by(show_key, recency) as show_key,
    max_by(show_title, recency) as show_title,
    max_by(show_method, recency) as show_method,
    max_by(listed_title, recency) as listed_title,
    max_by(listed_original_title, recency) as original_title,
    max_by(original_key, recency) as original_key,
    min(season_number) as season_number,
    min(released_on) as released_on,
    min(half_year) as first_half_year,
    max(half_year) as last_half_year,
    max(runtime_minutes) as runtime_minutes,
    min(runtime_minutes) as least_runtime_minutes,
    cast(sum(hours_viewed) as bigint) as total_hours
from {{ ref('int_engagement_title_rows') }}
group by spelling_id, kind, label_key, title_year, original_group
