-- The manifest of landing, the raw table and staging agree on the number of records.
with

landed as (
    select
        raw_table,
        sum(landed_count) as row_count
    from {{ ref('stg_landing__files') }}
    group by raw_table
),

counted as (
    {% for raw_table, model in staged_models().items() %}
    select
        '{{ raw_table }}' as raw_table,
        (select count(*) from {{ raw(raw_table) }}) as raw_rows,
        (select count(*) from {{ ref(model) }}) as staged_rows
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    counted.raw_table,
    coalesce(landed.row_count, 0) as landed_rows,
    counted.raw_rows,
    counted.staged_rows
from counted
left join landed on counted.raw_table = landed.raw_table
where
    coalesce(landed.row_count, 0) <> counted.raw_rows
    or counted.raw_rows <> counted.staged_rows
