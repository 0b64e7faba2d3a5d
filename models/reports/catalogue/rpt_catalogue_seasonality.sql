with

months as (
    select
        dates.month_starts_on,
        dates.year,
        dates.month,
        count(*) as day_count
    from {{ ref('dim_dates') }} as dates
    group by dates.month_starts_on, dates.year, dates.month
),

additions as (
    select
        dates.month_starts_on,
        count(*) as added_count
    from {{ ref('fct_catalogue_titles') }} as titles
    inner join {{ ref('dim_dates') }} as dates on titles.added_on = dates.date_on
    group by dates.month_starts_on
),

bounds as (
    select
        min(month_starts_on) as first_month,
        max(month_starts_on) as last_month
    from additions
),

rates as (
    select
        months.*,
        coalesce(additions.added_count, 0) as added_count,
        cast(coalesce(additions.added_count, 0) as double) / months.day_count as added_per_day
    from months
    inner join bounds on months.month_starts_on between bounds.first_month and bounds.last_month
    left join additions on months.month_starts_on = additions.month_starts_on
),

-- The average of the twelve months around, centred, takes the growth over the years out.
windowed as (
    select
        *,
        (
            avg(added_per_day)
                over (
                    order by month_starts_on rows between 6 preceding and 5 following
                )
            + avg(added_per_day) over (
                order by month_starts_on rows between 5 preceding and 6 following
            )
        ) / 2 as around_per_day,
        count(*) over (
            order by month_starts_on rows between 6 preceding and 6 following
        ) as window_month_count
    from rates
),

complete as (
    select
        *,
        around_per_day * 365 / 12 as around_per_month,
        greatest(
            cast({{ var('seasonality_minimum_titles') }} as double),
            max(around_per_day * 365 / 12) over () / 4
        ) as minimum_per_month
    from windowed
    where window_month_count = 13
),

compared as (
    select
        *,
        added_per_day / nullif(around_per_day, 0) - 1 as relative_rate
    from complete
    where around_per_month >= minimum_per_month
),

typical as (
    select
        month,
        count(*) as year_count,
        {{ quartiles('relative_rate', 'relative_rate') }}
    from compared
    group by month
)

select
    compared.month_starts_on,
    compared.year,
    compared.month,
    compared.added_count,
    compared.added_per_day,
    compared.around_per_day,
    compared.relative_rate,
    typical.median_relative_rate,
    typical.year_count,
    compared.minimum_per_month
from compared
inner join typical on compared.month = typical.month
order by compared.month_starts_on
