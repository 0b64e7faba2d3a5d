{# A statement that shows a landed Parquet file, or a folder of such, as the view raw.<table>. #}
{% macro landed_view_sql(table, path) %}
    {{- return(adapter.dispatch('landed_view_sql')(table, path)) -}}
{% endmacro %}

{% macro default__landed_view_sql(table, path) %}
    {%- set quoted = path | replace("'", "''") -%}
    {%- if not run_query("select file from glob(['" ~ quoted ~ "', '" ~ quoted ~ "/*.parquet'])").rows -%}
        {{ exceptions.raise_compiler_error(path ~ " is missing: land your files first (netflix land PATH...)") }}
    {%- endif -%}
    {{ return("create or replace view raw." ~ table ~ " as select * from read_parquet('" ~ quoted ~ "')") }}
{% endmacro %}

{% macro spark__landed_view_sql(table, path) %}
    {{ return("create or replace view raw." ~ table ~ " as select * from parquet.`" ~ path ~ "`") }}
{% endmacro %}


{# A select over a CSV file with a header: every column text, an empty cell null. #}
{% macro csv_select(path, columns) %}{{- return(adapter.dispatch('csv_select')(path, columns)) -}}{% endmacro %}

{% macro default__csv_select(path, columns) %}
    {%- set sql -%}
        select {{ typed_columns(columns) }}
        from read_csv('{{ path | replace("'", "''") }}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
    {%- endset -%}
    {{ return(sql) }}
{% endmacro %}

{% macro spark__csv_select(path, columns) %}
    {%- do run_query(
        "create or replace temporary view seed_file using csv options (path '" ~ path | replace("'", "\\'")
        ~ "', header 'true', multiLine 'true', escape '\"', inferSchema 'false')"
    ) -%}
    {{ return("select " ~ typed_columns(columns) ~ " from seed_file") }}
{% endmacro %}

{# The documented columns of a seed, cast to their documented types (text where none is named). #}
{% macro typed_columns(columns) %}
    {%- set typed = [] -%}
    {%- for column in columns.values() -%}
        {%- set name = adapter.quote(column.name) -%}
        {%- do typed.append('cast(' ~ name ~ ' as ' ~ (column.data_type or 'string') ~ ') as ' ~ name) -%}
    {%- endfor -%}
    {{ return(typed | join(', ')) }}
{% endmacro %}
