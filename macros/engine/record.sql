{# Several values as one, which compares by the first of them, then by the second, and so on. #}
{% macro record(fields) %}
    {{- adapter.dispatch('record')(fields) -}}
{% endmacro %}

{% macro default__record(fields) -%}
    struct_pack(
    {%- for name, value in fields.items() %}{{ name }} := {{ value }}{{ ', ' if not loop.last }}{% endfor -%}
    )
{%- endmacro %}

{% macro spark__record(fields) -%}
    named_struct(
    {%- for name, value in fields.items() %}'{{ name }}', {{ value }}{{ ', ' if not loop.last }}{% endfor -%}
    )
{%- endmacro %}
