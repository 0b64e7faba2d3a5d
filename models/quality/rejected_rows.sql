with

rejected as (
    select
        raw_table,
        source_file,
        source_row,
        'landing' as rejected_by,
        'record_not_readable' as rule,
        rejection_reason
    from {{ ref('stg_landing__rejected_records') }}

    {% for raw_table, model in staged_models().items() %}
    union all

    select
        '{{ raw_table }}' as raw_table,
        staged.source_file,
        staged.source_row,
        'staging' as rejected_by,
        staged.rejection_rule as rule,
        rules.description as rejection_reason
    from {{ ref(model) }} as staged
    inner join {{ ref('quality_rules') }} as rules
        on staged.rejection_rule = rules.rule and rules.source = '{{ raw_table }}'
    {% endfor %}
)

select * from rejected
order by raw_table, source_file, source_row
