{# The key under which spellings of one title agree: fold_text, then `&` read as "and" and every run of
   anything but letters, marks and digits one blank. A title of nothing but punctuation keeps it. Null
   for null. Most titles are plain words, which one look tells. Takes the folded text (see fold_text),
   so that it is computed once. #}
{% macro title_key(folded_text) -%}
    {%- set spelled = "replace(" ~ folded_text ~ ", '&', ' and ')" -%}
    {#- an apostrophe joins: "it's" and "its" are one spelling -#}
    {%- set joined = regexp_replace_all(spelled, '[\\x{27}\\x{60}\\x{B4}\\x{2018}\\x{2019}\\x{2032}]', '') -%}
    {#- a lone blank stays, so that it costs no replacement -#}
    {%- set separators = ' *[^\\p{L}\\p{M}\\p{N} ][^\\p{L}\\p{M}\\p{N}]*|  +' %}
    case
        when {{ regexp_like(folded_text, '[^a-z0-9 ]|  |^ | $') }}
            then coalesce(
                nullif(trim({{ regexp_replace_all(joined, separators, ' ') }}), ''),
                {{ folded_text }}
            )
        else {{ folded_text }}
    end
{%- endmacro %}
