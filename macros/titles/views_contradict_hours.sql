{# True where views are not hours divided by running time, to the next 100,000; null where one is unknown. #}
{% macro views_contradict_hours(views, hours, minutes) -%}
    abs({{ views }} - {{ hours }} * 60.0 / nullif({{ minutes }}, 0)) > 150000
{%- endmacro %}
