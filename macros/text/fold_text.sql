{# Cleaned text (see clean_text) for comparing spellings: NFC, lower case, Latin accents folded, joiners
   removed. Punctuation stays. #}
{% macro fold_text(cleaned_text) -%}
    {%- set composed = normalize_nfc(regexp_replace_all(cleaned_text, '[\\x{200C}\\x{200D}]', '')) -%}
    {%- set folded = regexp_replace_all('lower(' ~ fold_latin(composed) ~ ')', '[\\x{0300}-\\x{036F}]', '') -%}
    case
        when {{ is_ascii(cleaned_text) }} then lower({{ cleaned_text }})
        else coalesce(nullif({{ folded }}, ''), lower({{ cleaned_text }}))
    end
{%- endmacro %}
