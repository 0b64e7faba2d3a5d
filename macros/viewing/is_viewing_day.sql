{# Whether something can have been watched then: since streaming began, and before the next century. #}
{% macro is_viewing_day(moment) -%}
    cast({{ moment }} as date) between date '{{ var('first_streamed_on') }}' and date '2100-12-31'
{%- endmacro %}
