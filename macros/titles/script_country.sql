{# The country whose script a title is written in, by its name in the catalogue: South Korea, Japan (kana)
   or Thailand; null for scripts that several countries share. #}
{% macro script_country(title) -%}
    case
        when {{ regexp_like(title, '[\\x{AC00}-\\x{D7A3}]') }} then 'South Korea'
        when {{ regexp_like(title, '[\\x{3041}-\\x{30FF}]') }} then 'Japan'
        when {{ regexp_like(title, '[\\x{0E01}-\\x{0E5B}]') }} then 'Thailand'
    end
{%- endmacro %}
