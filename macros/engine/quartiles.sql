{# Three select columns: lower_quartile_<name>, median_<name> and upper_quartile_<name>, interpolated. #}
{% macro quartiles(expression, name) -%}
    {%- for label, point in [('lower_quartile', 0.25), ('median', 0.5), ('upper_quartile', 0.75)] %}
    cast(percentile_cont({{ point }}) within group (order by {{ expression }}) as double) as {{ label }}_{{ name }}
    {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
