{# The category of a Top 10 list in its published spelling, whatever its case and blanks; null for
   anything else. #}
{% macro top10_category(text) -%}
    case {{ regexp_replace_all('lower(' ~ text ~ ')', '[^a-z]+', '') }}
        when 'filmsenglish' then 'Films (English)'
        when 'filmsnonenglish' then 'Films (Non-English)'
        when 'tvenglish' then 'TV (English)'
        when 'tvnonenglish' then 'TV (Non-English)'
        when 'films' then 'Films'
        when 'tv' then 'TV'
    end
{%- endmacro %}

{# film or series, from the category of a Top 10 list. #}
{% macro top10_kind(category) -%}
    case when {{ category }} like 'Films%' then 'film' when {{ category }} like 'TV%' then 'series' end
{%- endmacro %}

{# Language group of a Top 10 list: English, Non-English, or null where the list has all. #}
{% macro top10_language(category) -%} {{ regexp_extract(category, '[(](.+)[)]') }} {%- endmacro %}
