{# For a staging model that is kept between builds, before it runs: drops the rows of files that are no
   longer landed as they were. Their rows are told by `source_file` and `content_hash`. #}
{% macro drop_changed_files(raw_table) -%}
    {%- if execute and is_incremental() -%}
        {{ return(adapter.dispatch('drop_changed_files')(raw_table)) }}
    {%- endif -%}
{%- endmacro %}


{% macro default__drop_changed_files(raw_table) -%}
    delete from {{ this }} where not exists ({{ same_landed_file(raw_table) }})
{%- endmacro %}


{# Spark deletes nothing from a plain table: there, what was landed before must stand. #}
{% macro spark__drop_changed_files(raw_table) -%}
    {%- set changed = run_query(
        'select count(*) from ' ~ this ~ ' where not exists (' ~ same_landed_file(raw_table) ~ ')'
    ).columns[0].values()[0] -%}
    {%- if changed -%}
        {%- do exceptions.raise_compiler_error(
            this.name ~ ' holds rows of files of ' ~ raw_table
            ~ ' that have changed since: build it with --full-refresh'
        ) -%}
    {%- endif -%}
{%- endmacro %}


{% macro same_landed_file(raw_table) -%}
    select 1 from {{ raw('landed_files') }} as files
    where
        files.raw_table = '{{ raw_table }}'
        and files._file = {{ this }}.source_file
        and files.content_hash = {{ this }}.content_hash
{%- endmacro %}
