{# Aggregate: the texts of a group in alphabetical order, joined; null for a group without any. #}
{% macro join_items(text, separator=', ') %}{{- adapter.dispatch('join_items')(text, separator) -}}{% endmacro %}

{% macro default__join_items(text, separator) -%} string_agg({{ text }}, '{{ separator }}' order by {{ text }}) {%- endmacro %}

{% macro spark__join_items(text, separator) -%}
    nullif(array_join(sort_array(collect_list({{ text }})), '{{ separator }}'), '')
{%- endmacro %}
