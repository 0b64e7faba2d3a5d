{# How many items of a comma-separated text are not blank, repeated ones included. #}
{% macro item_count(text) -%}
    length({{ regexp_replace_all(regexp_replace_all(text, '[^,]*[^, ][^,]*', 'x'), '[, ]+', '') }})
{%- endmacro %}
