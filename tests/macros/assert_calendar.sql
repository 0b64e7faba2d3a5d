with

bounds as (
    select
        cast('2021-07-04' as date) as first_on,
        cast('2021-07-11' as date) as last_on
),

days as (
    {{ date_rows('bounds', 'first_on', 'last_on') }}
)

select
    count(*) as day_count,
    min({{ iso_weekday('date_on') }}) as first_weekday,
    max(case when date_on = cast('2021-07-04' as date) then {{ iso_weekday('date_on') }} end) as sunday
from days
having
    count(*) <> 8
    or min({{ iso_weekday('date_on') }}) <> 1
    or max(case when date_on = cast('2021-07-04' as date) then {{ iso_weekday('date_on') }} end) <> 7
