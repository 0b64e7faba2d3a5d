{# Aggregate: the texts of a group, joined; null for a group without any. In alphabetical order, or in
   that of a number. #}
{% macro join_items(text, separator=', ', place=none) %}
    {{- adapter.dispatch('join_items')(text, separator, place) -}}
{% endmacro %}

{% macro default__join_items(text, separator, place) -%}
    string_agg({{ text }}, '{{ separator }}' order by {{ place or text }})
{%- endmacro %}

{% macro spark__join_items(text, separator, place) -%}
    {%- if place is none -%}
    nullif(array_join(sort_array(collect_list({{ text }})), '{{ separator }}'), '')
    {%- else -%}
    nullif(
        array_join(
            transform(
                sort_array(collect_list(named_struct('place', {{ place }}, 'item', {{ text }}))),
                pair -> pair.item
            ),
            '{{ separator }}'
        ),
        ''
    )
    {%- endif -%}
{%- endmacro %}
