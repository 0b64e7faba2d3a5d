{# The franchise that a title names: its key before a colon, brackets and the number of a part aside, so
   that `Jaws 3` and `Jaws: The Revenge` agree. Null for a language version, which is the same film again,
   and for a name of fewer than four characters. Takes the cleaned title. #}
{% macro franchise_key(title) -%}
    {%- set name = "split_part(" ~ regexp_replace_all(title, ' *[(][^()]*[)]$', '') ~ ", ':', 1)" -%}
    {%- set part = '(?i)(?: (?:the movie|part|pt[.]?|volume|vol[.]?|chapter|season|book|episode))?(?: (?:[0-9]+|[ivx]+|one|two|three|four|five))? *$' -%}
    {%- set key = title_key(fold_text(regexp_replace_all(name, part, ''))) -%}
    case
        when not {{ regexp_like(title, language_version_pattern()) }}
            then {{ regexp_extract(key, '^(.{4,})$') }}
    end
{%- endmacro %}
