{# Seeds are read by the engine: dbt's own way parses each cell in Python, 36 times slower. The documented
   columns are the columns. #}
{% materialization seed, adapter='duckdb' %}{{ return(engine_read_seed()) }}{% endmaterialization %}

{% materialization seed, adapter='spark' %}{{ return(engine_read_seed()) }}{% endmaterialization %}


{# Replaces the seed's table by what its file holds; returns the relation, as a materialization does. #}
{% macro engine_read_seed() %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set old_relation = load_cached_relation(this) -%}
    {%- if not model.columns -%}
        {{ exceptions.raise_compiler_error("seed " ~ model.name ~ " documents no columns: list them in its YAML file") }}
    {%- endif -%}
    {{ run_hooks(pre_hooks) }}
    {%- if old_relation is not none -%}{%- do adapter.drop_relation(old_relation) -%}{%- endif -%}
    {%- call statement('main') -%}
        create table {{ target_relation }} as
        {{ csv_select(model.root_path ~ '/' ~ model.original_file_path, model.columns) }}
    {%- endcall -%}
    {#- dbt asks for the rows that it read: an empty table, since the engine read them. -#}
    {%- call statement('agate_table', fetch_result=true) -%}select 1 as seeded where 1 = 0{%- endcall -%}
    {{ run_hooks(post_hooks) }}
    {{ adapter.commit() }}
    {{ return({'relations': [target_relation]}) }}
{% endmacro %}
