-- Every accepted record of a viewing export is counted in one class of rows.
with

staged as (
    select
        'viewing_activity' as source,
        count(*) as row_count
    from {{ ref('stg_viewing__activity') }}
    where rejection_rule is null

    union all

    select
        'viewing_history' as source,
        count(*) as row_count
    from {{ ref('stg_viewing__history') }}
    where rejection_rule is null
),

counted as (
    select
        source,
        sum(row_count) as row_count
    from {{ ref('fct_viewing_row_counts') }}
    group by source
)

select
    staged.source,
    staged.row_count,
    counted.row_count as counted_row_count
from staged
left join counted on staged.source = counted.source
where staged.row_count <> coalesce(counted.row_count, 0)
