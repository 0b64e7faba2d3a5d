{# A sentence as SQL text, with numbers in it: `[count title_count] titles, [percent share] of them`. In
   brackets stands how the number is written, then a column or expression:
   count (12,345), decimal (1.3), ratio (1.26), percent (3.9%, 44%, 99.6%), large (12,345; 1.3 million;
   95.2 billion), year (2021), title (in quotes, cut after 80 characters), text (as it is).
   The sentence is null where a number is. Line breaks are blanks; apostrophes are typographic ones. #}
{% macro worded(sentence) -%}
    {%- if "'" in sentence or '\\' in sentence -%}
        {{ exceptions.raise_compiler_error("no ' and no backslash, Spark reads them otherwise: " ~ sentence) }}
    {%- endif -%}
    {%- set pieces = [] -%}
    {%- for piece in modules.re.split('\\[([^]]+)\\]', sentence.split() | join(' ')) -%}
        {%- if loop.index0 % 2 -%}
            {%- set form, expression = piece.split(' ', 1) -%}
            {%- do pieces.append(number_text(form, expression) | trim) -%}
        {%- elif piece -%}
            {%- do pieces.append("'" ~ piece ~ "'") -%}
        {%- endif -%}
    {%- endfor -%}
    {{ pieces | join('\n    || ') }}
{%- endmacro %}


{# The text of an expression in one of the forms of worded(). #}
{% macro number_text(form, expression) -%}
    {%- if form == 'count' -%} {{ fixed(expression) }}
    {%- elif form == 'decimal' -%} {{ fixed(expression, 1) }}
    {%- elif form == 'ratio' -%} {{ fixed(expression, 2) }}
    {%- elif form == 'percent' -%} {{ percent_text(expression) }}
    {%- elif form == 'large' -%} {{ large_text(expression) }}
    {%- elif form == 'title' -%} {{ title_text(expression) }}
    {%- elif form in ('year', 'text') -%} cast({{ expression }} as {{ dbt.type_string() }})
    {%- else -%} {{ exceptions.raise_compiler_error('no form of a number: ' ~ form) }}
    {%- endif -%}
{%- endmacro %}


{# A share, 0 to 1, in per cent: without decimals from 10% to 99%, with one outside. #}
{% macro percent_text(share) -%}
    case
        when round({{ share }}, 3) >= 0.1 and round({{ share }}, 3) <= 0.99
            then {{ fixed('100 * round(' ~ share ~ ', 9)') }}
        else {{ fixed('100 * round(' ~ share ~ ', 9)', 1) }}
    end || '%'
{%- endmacro %}


{# A large number: 12,345; 1.3 million; 95.2 billion. #}
{% macro large_text(number) -%}
    case
        when {{ number }} < 1000000 then {{ fixed(number) }}
        when {{ number }} < 999950000 then {{ fixed(number ~ ' / 1000000.0', 1) }} || ' million'
        else {{ fixed(number ~ ' / 1000000000.0', 1) }} || ' billion'
    end
{%- endmacro %}


{# A title in quotes, cut after 80 characters. #}
{% macro title_text(title) -%}
    '“' || case
        when length({{ title }}) > 80 then rtrim(left({{ title }}, 79)) || '…' else {{ title }}
    end || '”'
{%- endmacro %}
