{# Keeps in the schema quality how each test ended (`test_results`) and what reads what (`lineage`). Runs
   on-run-end with dbt's results, of which a part replaces only its own rows; returns nothing. #}
{% macro record_build(results) %}
    {%- if execute -%}{{ return(adapter.dispatch('record_build')(results)) }}{%- endif -%}
{% endmacro %}


{# Spark has no statement that replaces some rows of a plain table. #}
{% macro spark__record_build(results) %}{% endmacro %}


{% macro default__record_build(results) %}
    {%- set tests = [] -%}
    {%- for result in results if result.node.resource_type in ['test', 'unit_test'] -%}
        {%- set node = result.node -%}
        {%- set parents = node.depends_on.nodes | map('replace', 'model.' ~ project_name ~ '.', '')
            | map('replace', 'seed.' ~ project_name ~ '.', '') | sort | join(', ') -%}
        {%- do tests.append([
            node.name,
            'unit' if node.resource_type == 'unit_test' else 'data',
            parents,
            node.config.severity | lower if node.resource_type == 'test' else 'error',
            result.status | string,
            (result.failures or 0) | string,
        ]) -%}
    {%- endfor -%}
    {%- set edges = [] -%}
    {%- set all_nodes = dict(graph.nodes, **graph.sources) -%}
    {%- set children = (graph.nodes.values() | list) + (graph.exposures.values() | list) -%}
    {%- for child in children if child.resource_type in ['model', 'exposure'] -%}
        {%- for parent in child.depends_on.nodes if all_nodes[parent].resource_type in ['model', 'seed', 'source'] -%}
            {%- set is_shown = child.resource_type == 'exposure' -%}
            {%- set meta = child.config.meta if is_shown else {} -%}
            {%- do edges.append([
                child.label or child.name if is_shown else child.name,
                ('page' if 'page' in meta else 'figure' if 'figure' in meta else 'exposure') if is_shown else child.schema,
                all_nodes[parent].name,
                all_nodes[parent].schema,
            ]) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set schema = 'quality' -%}
    {%- do adapter.create_schema(api.Relation.create(database=target.database, schema=schema)) -%}
    {%- do run_query("create table if not exists quality.test_results (test_name text, test_kind text, tested text, severity text, status text, failure_count bigint)") -%}
    {%- if tests -%}
        {%- do run_query("delete from quality.test_results where test_name in (" ~ sql_texts(tests | map('first')) ~ ")") -%}
        {%- do run_query("insert into quality.test_results values " ~ sql_rows(tests)) -%}
    {%- endif -%}
    {%- do run_query("create or replace table quality.lineage (child text, child_layer text, parent text, parent_layer text)") -%}
    {%- do run_query("insert into quality.lineage values " ~ sql_rows(edges)) -%}
    {%- do run_query("comment on table quality.test_results is 'One row per test of the last build: what it tests, and how it ended.'") -%}
    {%- do run_query("comment on table quality.lineage is 'One row per table, page or figure and table that it reads.'") -%}
{% endmacro %}


{# Literal texts of SQL, separated by commas. #}
{% macro sql_texts(texts) -%}
    {%- for text in texts -%}'{{ text | replace("'", "''") }}'{{ ', ' if not loop.last }}{%- endfor -%}
{%- endmacro %}


{# Literal rows of SQL. #}
{% macro sql_rows(rows) -%}
    {%- for row in rows -%}({{ sql_texts(row) }}){{ ', ' if not loop.last }}{%- endfor -%}
{%- endmacro %}
