{# The calendar year of a date. #}
{% macro year_of(date) -%} cast(extract(year from {{ date }}) as integer) {%- endmacro %}
