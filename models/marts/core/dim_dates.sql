with

bounds as (
    select
        cast(min(extract(year from added_on)) as integer) as first_year,
        cast(max(extract(year from added_on)) as integer) as last_year
    from {{ ref('int_catalogue_titles') }}
    having min(added_on) is not null
),

whole_years as (
    select
        make_date(first_year, 1, 1) as first_on,
        make_date(last_year, 12, 31) as last_on
    from bounds
),

days as (
    {{ date_rows('whole_years', 'first_on', 'last_on') }}
)

select
    date_on,
    cast(extract(year from date_on) as integer) as year,
    cast(extract(quarter from date_on) as integer) as quarter,
    cast(extract(month from date_on) as integer) as month,
    cast({{ dbt.date_trunc('month', 'date_on') }} as date) as month_starts_on,
    cast(extract(year from date_on) as {{ dbt.type_string() }})
    || case when extract(month from date_on) <= 6 then 'H1' else 'H2' end as half_year,
    {{ iso_weekday('date_on') }} as iso_weekday,
    cast(extract(day from date_on) as integer) as day_of_month
from days
