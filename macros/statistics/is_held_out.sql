{# Whether the key is in the half that no weight is chosen on: by its hash, so that it stays there. #}
{% macro is_held_out(key) -%} left(md5({{ key }}), 1) in ('1', '3', '5', '7', '9', 'b', 'd', 'f') {%- endmacro %}
