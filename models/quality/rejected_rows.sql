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

    union all

    select
        'netflix_titles' as raw_table,
        titles.source_file,
        titles.source_row,
        'staging' as rejected_by,
        titles.rejection_rule as rule,
        rules.description as rejection_reason
    from {{ ref('stg_catalogue__titles') }} as titles
    inner join {{ ref('quality_rules') }} as rules
        on titles.rejection_rule = rules.rule and rules.source = 'netflix_titles'
)

select * from rejected
order by raw_table, source_file, source_row
