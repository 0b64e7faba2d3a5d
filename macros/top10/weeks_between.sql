{# Whole weeks from one week-ending day to a later one. #}
{% macro weeks_between(first_date, last_date) -%}
    cast({{ days_between(first_date, last_date) }} / 7 as integer)
{%- endmacro %}
