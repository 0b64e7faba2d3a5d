{# Parts of a title of the reports and lists. #}

{# The mark that reports put between a title and its original title. #}
{% macro original_title_mark() %}{{ return("' " ~ '/' * 2 ~ " '") }}{% endmacro %}

{# The title before that mark. #}
{% macro listed_title(title) -%} split_part({{ title }}, {{ original_title_mark() }}, 1) {%- endmacro %}

{# The original title (the first, where there are several); null where there is none. #}
{% macro original_title(title) -%} nullif(split_part({{ title }}, {{ original_title_mark() }}, 2), '') {%- endmacro %}

{# The year in brackets that reports add to namesakes, such as 2014 in `19-2 (2014): Season 1`. #}
{% macro title_year(title) -%}
    cast({{ regexp_extract(title, '[(]((?:19|20)[0-9]{2})[)]') }} as integer)
{%- endmacro %}

{# A title without that year. #}
{% macro without_title_year(title) -%}
    coalesce(nullif(trim({{ regexp_replace_all(title, ' ?[(](?:19|20)[0-9]{2}[)]', '') }}), ''), {{ title }})
{%- endmacro %}


{# What a season is called, at the start of the part after a colon: `Season 2`, `Limited Series`,
   `Raw: June 1, 2026` ... #}
{% macro season_pattern() -%}
    {%- set numbered = '(?:seasons?|series|parts?|volumes?|vol[.]?|books?|chapters?|collection|class|sezon|staffel|temporada|saison|stagione|säsong|sæson|sesong|kausi|시즌|シーズン) ?(?:[0-9]+|[ivx]+(?: |$))' -%}
    {%- set ordinal = '[0-9]{1,2}(?:st|nd|rd|th|ª|[.]) (?:season|series|stage|temporada|sezon)' -%}
    {%- set whole = '(?:limited series|mini-?series|collection|specials?|the (?:complete )?series|리미티드 시리즈)$' -%}
    {%- set final = 'the (?:complete|final) season' -%}
    {%- set city = 's[0-9]{1,2}:' -%}
    {%- set year = '(?:19|20)[0-9]{2}$' -%}
    {{ return('(?:' ~ [numbered, ordinal, whole, final, city, year, dated_season_pattern()] | join('|') ~ ')') }}
{%- endmacro %}

{# A season that is a day: live weekly shows publish each broadcast as one. #}
{% macro dated_season_pattern() -%}
    {{ return('(?:january|february|march|april|may|june|july|august|september|october|november|december) [0-9]{1,2}, [0-9]{4}') }}
{%- endmacro %}

{# The show in a title that names a season after a colon; null where none is named. #}
{% macro show_of_season(title) -%} {{ regexp_extract(title, '(?i)^(.+?) ?[:：] ?' ~ season_pattern(), 1) }} {%- endmacro %}

{# The number of the season that a title names; a limited series counts as season 1. Null without one. #}
{% macro season_number(title) -%}
    {%- set roman = regexp_extract(title, '(?i)(?:season|part|volume|chapter|book|^|[:：]) ?([ivx]+)$') -%}
    coalesce(
        cast({{ regexp_extract(title, '(?i)[:：] ?(?:[a-z]+[.]? ?|시즌 ?|シーズン ?)([0-9]{1,2})(?:[^0-9]|$)') }} as integer),
        cast({{ regexp_extract(title, '(?i)[:：] ?([0-9]{1,2})(?:st|nd|rd|th|ª|[.])(?: |$)') }} as integer),
        case when {{ regexp_like(title, '(?i)[:：] ?(?:limited series|mini-?series)$') }} then 1 end,
        case lower({{ roman }}) when 'i' then 1 when 'ii' then 2 when 'iii' then 3 when 'iv' then 4 when 'v' then 5 end
    )
{%- endmacro %}

{# The same title whether a first season is called that or a limited series: reports change their mind. #}
{% macro without_limited_series(title) -%}
    {{ regexp_replace_all(title, '(?i)[:：] ?(?:limited series|mini-?series)$', ': Season 1') }}
{%- endmacro %}
