with

landed as (
    select
        raw_table,
        cast(sum(record_count) as bigint) as raw_rows
    from {{ ref('stg_landing__files') }}
    group by raw_table
),

staged as (
    {% for raw_table, model in staged_models().items() %}
    select
        '{{ raw_table }}' as raw_table,
        count(*) as staged_rows
    from {{ ref(model) }}
    where rejection_rule is null
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

rejected as (
    select
        raw_table,
        count(*) as rejected_rows
    from {{ ref('rejected_rows') }}
    group by raw_table
)

select
    staged.raw_table,
    coalesce(landed.raw_rows, 0) as raw_rows,
    staged.staged_rows,
    coalesce(rejected.rejected_rows, 0) as rejected_rows,
    coalesce(landed.raw_rows, 0)
    = staged.staged_rows + coalesce(rejected.rejected_rows, 0) as is_reconciled,
    {{ reads_sample() | lower }} as is_fictional_sample
from staged
left join landed on staged.raw_table = landed.raw_table
left join rejected on staged.raw_table = rejected.raw_table
order by staged.raw_table
