{# A select of the columns of a mart for each profile, under its label, and once more for all profiles
   together: the label is the only name of a profile that a report may show. #}
{% macro with_all_profiles(relation, columns) -%}
    select
        profiles.profile_label,
        {% for column in columns -%}
        viewed.{{ column }}{{ ',' if not loop.last }}
        {% endfor -%}
    from {{ relation }} as viewed
    inner join {{ ref('dim_viewing_profiles') }} as profiles
        on viewed.profile_id = profiles.profile_id

    union all

    select
        'all profiles' as profile_label,
        {{ columns | join(', ') }}
    from {{ relation }}
{%- endmacro %}
