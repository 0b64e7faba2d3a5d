{%- set formats = ['month_d_yyyy', 'iso', 'd_mon_yy', 'd_month_yyyy'] -%}

with

cases as (
    select 'September 5, 2021' as spelling, cast('2021-09-05' as date) as expected_on
    union all select 'Sep 25, 2021', cast('2021-09-25' as date)
    union all select '25-Sep-21', cast('2021-09-25' as date)
    union all select '5-Sep-2021', cast('2021-09-05' as date)
    union all select '2021-09-25', cast('2021-09-25' as date)
    union all select '2021/09/25', cast('2021-09-25' as date)
    union all select '2021-09-25 00:00:00', cast('2021-09-25' as date)
    union all select '25 September 2021', cast('2021-09-25' as date)
    union all select 'February 30, 2021', null
    union all select '9/25/2021', null
    union all select 'soon', null
    union all select null, null
)

select *
from cases
where {{ parse_date('spelling', formats) }} is distinct from expected_on

union all

select
    '9/5/2021' as spelling,
    cast('2021-09-05' as date) as expected_on
where
    {{ parse_date("'9/5/2021'", ['m_d_yyyy']) }} is distinct from cast('2021-09-05' as date)
    or {{ parse_date("'9/5/2021'", ['d_m_yyyy']) }} is distinct from cast('2021-05-09' as date)
    or {{ parse_date("'9/5/21'", ['m_d_yyyy']) }} is distinct from cast('2021-09-05' as date)
    or {{ parse_date("'25.9.2021'", ['d_m_yyyy']) }} is distinct from cast('2021-09-25' as date)
