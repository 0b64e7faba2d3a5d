{#- The mix of each year's additions, by three dimensions of the title. -#}
{%- set dimensions = {
    'type': 'type',
    'rating': "coalesce(rating, 'none')",
    'age_band': 'age_band',
} -%}

with

titles as (
    select * from {{ ref('fct_catalogue_titles') }}
    where added_on is not null
),

counted as (
    {% for dimension, expression in dimensions.items() %}
    select
        added_year,
        '{{ dimension }}' as dimension,
        {{ expression }} as dimension_value,
        count(*) as title_count
    from titles
    group by added_year, {{ expression }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    added_year,
    dimension,
    dimension_value,
    title_count,
    cast(title_count as double)
    / sum(title_count) over (partition by added_year, dimension) as title_share
from counted
order by added_year, dimension, title_count desc, dimension_value
