-- The last running total of each type is the number of its dated titles.
with

dated as (
    select
        type,
        count(*) as title_count
    from {{ ref('fct_catalogue_titles') }}
    where added_on is not null
    group by type
),

totals as (
    select
        type,
        max(cumulative_count) as cumulative_count
    from {{ ref('rpt_catalogue_additions') }}
    group by type
)

select
    dated.type,
    dated.title_count,
    totals.cumulative_count
from dated
left join totals on dated.type = totals.type
where dated.title_count is distinct from totals.cumulative_count
