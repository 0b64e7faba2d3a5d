-- The manifest of landing, the raw table and staging agree on the number of records.
with

landed as (
    select coalesce(sum(landed_count), 0) as row_count
    from {{ ref('stg_landing__files') }}
    where raw_table = 'netflix_titles'
),

raw_rows as (
    select count(*) as row_count from {{ raw('netflix_titles') }}
),

staged as (
    select count(*) as row_count from {{ ref('stg_catalogue__titles') }}
)

select
    landed.row_count as landed_rows,
    raw_rows.row_count as raw_rows,
    staged.row_count as staged_rows
from landed
cross join raw_rows
cross join staged
where landed.row_count <> raw_rows.row_count or raw_rows.row_count <> staged.row_count
