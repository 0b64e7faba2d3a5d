with

known as (
    select
        min(added_on) as first_on,
        max(added_on) as last_on
    from {{ ref('int_catalogue_titles') }}

    union all

    select
        min(first_week_on) as first_on,
        max(last_week_on) as last_on
    from {{ ref('int_top10_entries') }}

    union all

    select
        min(released_on) as first_on,
        max(released_on) as last_on
    from {{ ref('int_engagement_rows') }}

    union all

    select
        {{ dbt.dateadd('day', -1, 'min(first_on)') }} as first_on,
        {{ dbt.dateadd('day', 1, 'max(last_on)') }} as last_on
    from {{ ref('int_viewing_exports') }}
),

bounds as (
    select
        cast(min(extract(year from first_on)) as integer) as first_year,
        cast(max(extract(year from last_on)) as integer) as last_year
    from known
    having min(first_on) is not null
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
    {{ half_year('date_on') }} as half_year,
    {{ iso_weekday('date_on') }} as iso_weekday,
    cast(extract(day from date_on) as integer) as day_of_month
from days
