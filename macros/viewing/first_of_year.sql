{# Two CTEs, the second of the name given: of each profile_label and year of a relation the row that
   is first in the order. #}
{% macro first_of_year(relation, order, name) -%}
ranked_{{ relation }} as (
    select
        *,
        row_number() over (partition by profile_label, year order by {{ order }}) as place
    from {{ relation }}
),

{{ name }} as (
    select * from ranked_{{ relation }}
    where place = 1
)
{%- endmacro %}
