{# Two select columns: the label and the number of the first band whose condition holds.
   Bands are [condition, label] in their order; null and 0 where none holds. #}
{% macro banded(bands, name) -%}
    case
        {%- for condition, label in bands %}
        when {{ condition }} then '{{ label }}'
        {%- endfor %}
    end as {{ name }},
    cast(
        case
            {%- for condition, label in bands %}
            when {{ condition }} then {{ loop.index }}
            {%- endfor %}
            else 0
        end as integer
    ) as {{ name }}_number
{%- endmacro %}
