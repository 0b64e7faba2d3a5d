with

held as (
    {% for name in ['fnd_catalogue'] %}
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
