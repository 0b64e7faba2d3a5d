{# The name of the franchise in a title: what stands before a colon, brackets and the number of a part aside,
   so that `Jaws 3` and `Jaws: The Revenge` agree. Null for a language version, which is the same film
   again. Takes the cleaned title. #}
{% macro franchise_name(title) -%}
    {%- set name = "split_part(" ~ regexp_replace_all(title, ' *[(][^()]*[)]$', '') ~ ", ':', 1)" -%}
    {%- set part = '(?i)(?: (?:the movie|part|pt[.]?|volume|vol[.]?|chapter|season|book|episode))?(?: (?:[0-9]+|[ivx]+|one|two|three|four|five))? *$' -%}
    case
        when not {{ regexp_like(title, language_version_pattern()) }}
            then {{ regexp_replace_all(name, part, '') }}
    end
{%- endmacro %}
