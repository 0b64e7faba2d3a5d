{# Ways to read the title of a viewing export, `Show: Season 2: Episode title (Episode 4)`. #}

{# The separator that no text holds: marked_pieces puts it where a title has one more piece. #}
{% macro piece_separator() -%} {{ character(31) }} {%- endmacro %}

{# A title with the separator after each colon that ends a piece: one before a blank, or a full-width
   one; `3:10` and `9:00` stay whole. No character is lost. #}
{% macro marked_pieces(text) -%}
    replace(
        replace({{ text }}, ': ', ':' || {{ piece_separator() }} || ' '),
        '：', '：' || {{ piece_separator() }}
    )
{%- endmacro %}

{# A piece without the colon that ends it, and without blanks around. #}
{% macro without_colon(piece) -%}
    trim({{ regexp_replace_all(piece, ' *[:：] *$', '') }})
{%- endmacro %}

{# What the last brackets of a title hold, where it ends in them. #}
{% macro bracket_pattern() %}{{ return(' *[(（]([^()（）]{1,60})[)）]$') }}{% endmacro %}

{# What ends the name of a clip's file: `Title_hook_01_16x9`. #}
{% macro clip_file_pattern() %}{{ return('(?i)_(?:hook|trailer|teaser|promo|preview|clip|bumper|recap)(?:_.*)?$') }}{% endmacro %}

{# Text with the digits of other scripts as the ASCII ones. #}
{% macro plain_digits(text) -%}
    case
        when {{ is_ascii(text) }} then {{ text }}
        else translate(
            {{ text }},
            '０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙',
            '{{ '0123456789' * 5 }}'
        )
    end
{%- endmacro %}

{# The key under which spellings of a season or episode agree, each number `#`: `season#` from
   `Season 2`, `#sezon` from `2. Sezon`. Takes text in lower case, with plain digits. #}
{% macro token_key(lowered_text) -%}
    {%- set plain = regexp_replace_all(lowered_text, '[#.\\x{22}\\x{27}\\x{AB}\\x{BB}\\x{2018}-\\x{201E}]', '') -%}
    {%- set blanked = regexp_replace_all(plain, '[-,\\x{2010}-\\x{2015}\\x{30FB}]', ' ') -%}
    {%- set ordinals = 'st|nd|rd|th|ª|º|°|a|o|e|er|ere|eme|de|ste|os|ος| ?й| ?я' -%}
    {%- set numbered = regexp_replace_all(blanked, '[0-9]+(?:(?:' ~ ordinals ~ ')(?: |$))?', '#') -%}
    trim({{ regexp_replace_all(regexp_replace_all(numbered, ' *# *', '#'), ' +', ' ') }})
{%- endmacro %}
