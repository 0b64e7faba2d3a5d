{# In how many countries a title is listed. The last band, every country, is asked first: it may be a
   small number. #}
{% macro reach_bands(country_count, listed_country_count) -%}
    {{ return([
        [country_count ~ ' = 1', '1 country'],
        [country_count ~ ' <= 5 and ' ~ country_count ~ ' < ' ~ listed_country_count, '2 to 5'],
        [country_count ~ ' <= 20 and ' ~ country_count ~ ' < ' ~ listed_country_count, '6 to 20'],
        [country_count ~ ' <= 50 and ' ~ country_count ~ ' < ' ~ listed_country_count, '21 to 50'],
        [country_count ~ ' < ' ~ listed_country_count, '51 or more'],
        [country_count ~ ' >= ' ~ listed_country_count, 'every country'],
    ]) }}
{%- endmacro %}


{# Hours of a title in a half-year. The first band is the floor of the reports: that much or less. #}
{% macro hours_bands(hours) -%}
    {{ return([
        [hours ~ ' <= ' ~ var('engagement_hours_floor'), 'the floor'],
        [hours ~ ' < 1000000', 'under 1 million'],
        [hours ~ ' < 10000000', '1 to 10 million'],
        [hours ~ ' < 50000000', '10 to 50 million'],
        [hours ~ ' < 100000000', '50 to 100 million'],
        [hours ~ ' >= 100000000', '100 million or more'],
    ]) }}
{%- endmacro %}


{# Age of a title at the start of a half-year, by its release on the service; a date beyond the
   half-year is as good as none. #}
{% macro release_age_bands(released_on, half_year, is_released_in_half_year) -%}
    {%- set before = released_on ~ ' < ' ~ half_year_starts_on(half_year) ~ ' and ' ~ released_on -%}
    {{ return([
        [is_released_in_half_year, 'released in the half-year'],
        [before ~ ' >= ' ~ half_year_starts_on(half_year, 1), 'under 1 year'],
        [before ~ ' >= ' ~ half_year_starts_on(half_year, 3), '1 to 2 years'],
        [before ~ ' >= ' ~ half_year_starts_on(half_year, 6), '3 to 5 years'],
        [released_on ~ ' < ' ~ half_year_starts_on(half_year, 6), '6 years or more'],
        ['true', 'no date of release'],
    ]) }}
{%- endmacro %}
