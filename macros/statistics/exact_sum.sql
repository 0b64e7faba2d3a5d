{# A sum, to twelve decimals, that is the same in whichever order rows are added: doubles are not, and
   threads add as they come. `over` makes it a window; null for null. #}
{% macro exact_sum(expression, over='') -%}
    cast(sum(cast({{ expression }} as decimal(38, 12))) {{ over }} as double)
{%- endmacro %}
