{# True where the text is plain ASCII: most titles and names, which need no folding. #}
{% macro is_ascii(text) %}{{- adapter.dispatch('is_ascii')(text) -}}{% endmacro %}

{% macro default__is_ascii(text) -%} length({{ text }}) = strlen({{ text }}) {%- endmacro %}

{% macro spark__is_ascii(text) -%} length({{ text }}) = octet_length({{ text }}) {%- endmacro %}
