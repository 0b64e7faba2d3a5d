{#- An export takes the first label among those that it is linked with, over and over. -#}
{%- set rounds = 6 -%}
with

exports as (
    select
        *,
        case
            when account_name is not null then '0 ' || account_name
            else '1 ' || raw_table || ' ' || source_file
        end as label
    from {{ ref('int_viewing_exports') }}
),

links as (
    select * from {{ ref('int_viewing_export_links') }}
),

round_0 as (
    select
        raw_table,
        source_file,
        account_name,
        label
    from exports
),

{% for number in range(1, rounds + 1) -%}
round_{{ number }} as (
    select
        here.raw_table,
        here.source_file,
        here.account_name,
        case
            when here.account_name is not null then here.label
            else least(here.label, coalesce(min(there.label), here.label))
        end as label
    from round_{{ number - 1 }} as here
    left join links on here.raw_table = links.raw_table and here.source_file = links.source_file
    left join round_{{ number - 1 }} as there
        on links.raw_table = there.raw_table and links.linked_file = there.source_file
    group by here.raw_table, here.source_file, here.account_name, here.label
),

{% endfor -%}
labelled as (
    select
        exports.raw_table,
        exports.source_file,
        exports.first_on,
        exports.last_on,
        exports.row_count,
        {# #}round_{{ rounds }}.label as account_label
    from exports
    inner join round_{{ rounds }}
        on
            exports.raw_table = round_{{ rounds }}.raw_table
            and exports.source_file = round_{{ rounds }}.source_file
)

select * from labelled
