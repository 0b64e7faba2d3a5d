{# Finds a suffix that a comma cut from its name, such as `Jr.`: it is nobody's name. #}
{% macro name_suffix_pattern() %}{{ return('^(?:Jr|Sr|II|III|IV)[.]?$') }}{% endmacro %}
