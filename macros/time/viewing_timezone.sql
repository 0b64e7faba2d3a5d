{# Name of the time zone that days and hours of viewing are told in: NETFLIX_TIMEZONE of the environment,
   else the variable. A name with anything but letters, digits, `/`, `_`, `+`, `-` is refused. #}
{% macro viewing_timezone() -%}
    {%- set name = env_var('NETFLIX_TIMEZONE', '') or var('viewing_timezone') -%}
    {%- if modules.re.fullmatch('[A-Za-z0-9_+/-]+', name) is none -%}
        {{ exceptions.raise_compiler_error("viewing_timezone: " ~ name ~ " is no time zone; name one such as Europe/Madrid or UTC") }}
    {%- endif -%}
    {{ return(name) }}
{%- endmacro %}
