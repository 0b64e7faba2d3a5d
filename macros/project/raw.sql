{# The raw table of that name: the fictional seed, or the view over the landed Parquet. #}
{% macro raw(table) %}
    {%- if reads_sample() -%}
        {{ return(ref(table)) }}
    {%- else -%}
        {{ return(source('raw', table)) }}
    {%- endif -%}
{% endmacro %}


{# True where the raw tables come from the fictional sample rather than from landed files. #}
{% macro reads_sample() %}
    {%- set door = var('raw_door', '') or ('landed' if target.name == 'real' else 'sample') -%}
    {{ return(door == 'sample') }}
{% endmacro %}


{# Landed Parquet appears as views in the schema raw, read in place, on either engine. Runs on-run-start;
   returns nothing. Fails, saying what to do, where nothing is landed. #}
{% macro create_landed_views() %}
    {%- if execute and not reads_sample() -%}
        {#- Absolute, so that the views can be read from any folder. -#}
        {%- set project = graph.nodes['seed.' ~ project_name ~ '.countries'].root_path -%}
        {%- set folder = env_var('NETFLIX_WAREHOUSE', project ~ '/warehouse') ~ '/raw' -%}
        {%- do adapter.create_schema(api.Relation.create(database=target.get('database'), schema='raw')) -%}
        {%- for table in graph.sources.values() if table.source_name == 'raw' -%}
            {%- do run_query(landed_view_sql(table.name, folder ~ '/' ~ table.name ~ '.parquet')) -%}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}
