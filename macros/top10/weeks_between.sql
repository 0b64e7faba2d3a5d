{# Whole weeks from one week-ending day to a later one. #}
{% macro weeks_between(first_date, last_date) -%}
    cast({{ dbt.datediff(first_date, last_date, 'day') }} / 7 as integer)
{%- endmacro %}
