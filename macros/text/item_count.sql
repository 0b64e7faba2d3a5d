{# How many items of a comma-separated text are not blank, repeated ones included. #}
{% macro item_count(text) -%}
    length({{ regexp_replace_all(regexp_replace_all(text, '[^,]*' ~ listed_class() ~ '[^,]*', 'x'), '[^x]+', '') }})
{%- endmacro %}

{# The regular expression class of what makes an item of a list: neither white space nor a comma. #}
{% macro listed_class() %}{{ return('[^,' ~ white_space_class()[1:]) }}{% endmacro %}
