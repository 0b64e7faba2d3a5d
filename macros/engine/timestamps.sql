{# The timestamp so many seconds later; the number may be any expression, and negative. #}
{% macro add_seconds(timestamp, seconds) %}{{- adapter.dispatch('add_seconds')(timestamp, seconds) -}}{% endmacro %}

{% macro default__add_seconds(timestamp, seconds) -%} {{ timestamp }} + to_seconds({{ seconds }}) {%- endmacro %}

{% macro spark__add_seconds(timestamp, seconds) -%} timestampadd(second, {{ seconds }}, {{ timestamp }}) {%- endmacro %}


{# Whole seconds from the first timestamp to the second. #}
{% macro seconds_between(first, second) %}{{- adapter.dispatch('seconds_between')(first, second) -}}{% endmacro %}

{% macro default__seconds_between(first, second) -%} date_diff('second', {{ first }}, {{ second }}) {%- endmacro %}

{% macro spark__seconds_between(first, second) -%} timestampdiff(second, {{ first }}, {{ second }}) {%- endmacro %}


{# What a clock in the time zone shows at a timestamp of UTC. #}
{% macro local_time(timestamp, timezone) %}{{- adapter.dispatch('local_time')(timestamp, timezone) -}}{% endmacro %}

{% macro default__local_time(timestamp, timezone) -%}
    timezone('{{ timezone }}', timezone('UTC', {{ timestamp }}))
{%- endmacro %}

{% macro spark__local_time(timestamp, timezone) -%} from_utc_timestamp({{ timestamp }}, '{{ timezone }}') {%- endmacro %}


{# Days from the first date to the second. #}
{% macro days_between(first, second) %}{{- adapter.dispatch('days_between')(first, second) -}}{% endmacro %}

{% macro default__days_between(first, second) -%} date_diff('day', {{ first }}, {{ second }}) {%- endmacro %}

{% macro spark__days_between(first, second) -%} datediff({{ second }}, {{ first }}) {%- endmacro %}
