{# The identifier of a row of a viewing export, whichever of several downloads it is read from. #}
{% macro viewing_row_id(parts) -%}
    md5({% for part in parts %}coalesce(cast({{ part }} as {{ dbt.type_string() }}), ''){{ " || '|' || " if not loop.last }}{% endfor %})
{%- endmacro %}
