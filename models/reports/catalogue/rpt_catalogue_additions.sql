with

months as (
    select
        month_starts_on,
        min(year) as year
    from {{ ref('dim_dates') }}
    group by month_starts_on
),

types as (
    select distinct type from {{ ref('fct_catalogue_titles') }}
),

additions as (
    select
        dates.month_starts_on,
        titles.type,
        count(*) as added_count
    from {{ ref('fct_catalogue_titles') }} as titles
    inner join {{ ref('dim_dates') }} as dates on titles.added_on = dates.date_on
    group by dates.month_starts_on, titles.type
),

bounds as (
    select
        min(month_starts_on) as first_month,
        max(month_starts_on) as last_month
    from additions
)

select
    months.month_starts_on,
    months.year,
    types.type,
    coalesce(additions.added_count, 0) as added_count,
    cast(
        sum(coalesce(additions.added_count, 0)) over (
            partition by types.type
            order by months.month_starts_on
        ) as bigint
    ) as cumulative_count
from months
cross join types
inner join bounds on months.month_starts_on between bounds.first_month and bounds.last_month
left join additions
    on months.month_starts_on = additions.month_starts_on and types.type = additions.type
order by months.month_starts_on, types.type
