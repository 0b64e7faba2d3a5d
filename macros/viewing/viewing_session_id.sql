{# The identifier of a session: the profile and the number of the session in its history. #}
{% macro viewing_session_id(profile_id, session_number) -%}
    cast({{ profile_id }} as {{ dbt.type_string() }}) || '-' || cast({{ session_number }} as {{ dbt.type_string() }})
{%- endmacro %}
