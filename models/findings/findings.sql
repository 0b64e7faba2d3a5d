with

held as (
    {% for name in [
        'fnd_catalogue', 'fnd_top10_runs', 'fnd_top10_lists', 'fnd_countries', 'fnd_engagement',
        'fnd_engagement_change', 'fnd_titles', 'fnd_supply', 'fnd_expectations', 'fnd_viewing',
        'fnd_viewing_habits', 'fnd_similarity', 'fnd_taste'
    ] %}
    select * from {{ ref(name) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    *,
    area = 'viewing' and not {{ reads_sample() | lower }} as is_private,
    {{ reads_sample() | lower }} as is_fictional_sample
from held
order by position
