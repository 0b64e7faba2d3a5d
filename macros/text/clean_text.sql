{# Text for display: invisible characters (zero-width space, soft hyphen, byte-order mark, direction
   overrides) removed, each run of white space of any kind one blank, trimmed; blank becomes null. The
   zero-width joiners stay: Indic scripts and emoji need them. Most text is clean, or has one blank too
   many at an end: a look tells. #}
{% macro clean_text(text) -%}
    {%- set unclean = invisible_class() ~ '|' ~ white_space_class() ~ '{2}|' ~ white_space_class(but_blank=true) -%}
    nullif(
        case
            when not {{ regexp_like(text, unclean ~ '|^ | $') }} then {{ text }}
            when {{ regexp_like(text, unclean) }}
                then trim({{ regexp_replace_all(regexp_replace_all(text, invisible_class(), ''), white_space_class() ~ '+', ' ') }})
            else trim({{ text }})
        end, ''
    )
{%- endmacro %}

{# Text without white space of any kind at its ends; may be empty. #}
{% macro trim_white_space(text) -%}
    case
        when {{ has_plain_ends(text) }} then {{ text }}
        else {{ strip_ends(text) }}
    end
{%- endmacro %}

{# Text as published, only without white space of any kind at its ends; blank becomes null. #}
{% macro trim_text(text) -%}
    case
        when {{ has_plain_ends(text) }} then {{ text }}
        else nullif({{ strip_ends(text) }}, '')
    end
{%- endmacro %}

{# True for nearly every text without white space at its ends: it starts with a visible ASCII character, which
   a comparison tells, and a pattern bound to the end looks at one character alone. #}
{% macro has_plain_ends(text) -%}
    {{ text }} between '!' and '~' and not {{ regexp_like(text, white_space_class() ~ '$') }}
{%- endmacro %}

{% macro strip_ends(text) -%}
    {{ regexp_replace_all(text, '^' ~ white_space_class() ~ '+|' ~ white_space_class() ~ '+$', '') }}
{%- endmacro %}

{% macro white_space_class(but_blank=false) %}{{ return('[\\x{09}-\\x{0D}' ~ ('' if but_blank else '\\x{20}') ~ '\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}]') }}{% endmacro %}

{% macro invisible_class() %}{{ return('[\\x{AD}\\x{200B}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2060}\\x{2066}-\\x{2069}\\x{FEFF}]') }}{% endmacro %}
