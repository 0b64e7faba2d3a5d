{# Text in Unicode normal form C. Spark has no such function: the ICU library that it ships does it. #}
{% macro normalize_nfc(text) %}{{- adapter.dispatch('normalize_nfc')(text) -}}{% endmacro %}

{% macro default__normalize_nfc(text) -%} nfc_normalize({{ text }}) {%- endmacro %}

{# reflect() fails on null, and calls the library once a row: only for text beyond ASCII. #}
{% macro spark__normalize_nfc(text) -%}
    case
        when not {{ is_ascii(text) }}
            then reflect('com.ibm.icu.text.Normalizer', 'compose', {{ text }}, false)
        else {{ text }}
    end
{%- endmacro %}
