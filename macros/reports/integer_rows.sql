{# A select with one row per integer from first to last, both included. #}
{% macro integer_rows(first, last, name) -%}
    select {{ name }}
    from (values {% for number in range(first, last + 1) %}({{ number }}){{ ', ' if not loop.last }}{% endfor %})
        as numbers ({{ name }})
{%- endmacro %}
