{# The character of a Unicode code point, for text that no editor shows. #}
{% macro character(code_point) %}{{- adapter.dispatch('character')(code_point) -}}{% endmacro %}

{% macro default__character(code_point) -%} chr({{ code_point }}) {%- endmacro %}

{# Spark's chr() stops at 255. #}
{% macro spark__character(code_point) -%} '\u{{ '%04x' | format(code_point) }}' {%- endmacro %}
