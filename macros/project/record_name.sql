{# How a finding names a record: its file and number. Takes the alias of the relation where two have these
   columns. #}
{% macro record_name(relation='') -%}
    {%- set prefix = relation ~ '.' if relation else '' -%}
    {{ prefix }}source_file || ', record ' || cast({{ prefix }}source_row as {{ dbt.type_string() }})
{%- endmacro %}
