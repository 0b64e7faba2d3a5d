{# A number as text with so many decimals, half away from zero, and commas between thousands; null for null. #}
{% macro fixed(number, decimals=0) %}{{- adapter.dispatch('fixed')(number, decimals) -}}{% endmacro %}

{% macro default__fixed(number, decimals) -%}
    format('{:,.{{ decimals }}f}', round(cast({{ number }} as double), {{ decimals }}))
{%- endmacro %}

{% macro spark__fixed(number, decimals) -%}
    format_number(round(cast({{ number }} as double), {{ decimals }}), {{ decimals }})
{%- endmacro %}
