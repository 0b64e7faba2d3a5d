-- Each record with a list has items from it, and each record without has none.
with

items as (
    select
        'countries' as list_name,
        show_id
    from {{ ref('fct_catalogue_countries') }}

    union

    select
        case role when 'cast' then 'cast_members' else role end as list_name,
        show_id
    from {{ ref('fct_catalogue_people') }}
),

titles as (
    select * from {{ ref('fct_catalogue_titles') }}
)

{% for list_name in ['countries', 'director', 'cast_members'] %}
select
    '{{ list_name }}' as list_name,
    titles.show_id
from titles
left join items on titles.show_id = items.show_id and items.list_name = '{{ list_name }}'
where
    (items.show_id is not null)
    <> coalesce({{ regexp_like('titles.' ~ list_name, listed_class()) }}, false)
{{ 'union all' if not loop.last }}
{% endfor %}
