{# The half-year that a date falls in, such as 2023H1; null for null. #}
{% macro half_year(date) -%}
    cast(extract(year from {{ date }}) as {{ dbt.type_string() }})
    || case when extract(month from {{ date }}) <= 6 then 'H1' else 'H2' end
{%- endmacro %}
