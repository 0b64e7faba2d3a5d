{# Regular expressions in the syntax that RE2 and Java share: \x{..}, \p{L}, [0-9]. The pattern is
   a Jinja string without single quotes. Text in, text (or boolean) out; null in, null out. #}

{% macro regexp_literal(pattern) %}{{ return(adapter.dispatch('regexp_literal')(pattern)) }}{% endmacro %}

{% macro default__regexp_literal(pattern) %}{{ return("'" ~ pattern ~ "'") }}{% endmacro %}

{% macro spark__regexp_literal(pattern) %}{{ return("r'" ~ pattern ~ "'") }}{% endmacro %}


{# Every match replaced. #}
{% macro regexp_replace_all(text, pattern, replacement) %}
    {{- adapter.dispatch('regexp_replace_all')(text, pattern, replacement) -}}
{% endmacro %}

{% macro default__regexp_replace_all(text, pattern, replacement) -%}
    regexp_replace({{ text }}, {{ regexp_literal(pattern) }}, '{{ replacement }}', 'g')
{%- endmacro %}

{% macro spark__regexp_replace_all(text, pattern, replacement) -%}
    regexp_replace({{ text }}, {{ regexp_literal(pattern) }}, '{{ replacement }}')
{%- endmacro %}


{# True where the pattern occurs anywhere in the text. #}
{% macro regexp_like(text, pattern) %}{{- adapter.dispatch('regexp_like')(text, pattern) -}}{% endmacro %}

{% macro default__regexp_like(text, pattern) -%}
    regexp_matches({{ text }}, {{ regexp_literal(pattern) }})
{%- endmacro %}

{% macro spark__regexp_like(text, pattern) -%}
    regexp_like({{ text }}, {{ regexp_literal(pattern) }})
{%- endmacro %}


{# The given group of the first match; null where there is no match. #}
{% macro regexp_extract(text, pattern, group=1) -%}
    nullif(regexp_extract({{ text }}, {{ regexp_literal(pattern) }}, {{ group }}), '')
{%- endmacro %}
