with

cases as (
    select '22-Jul' as title, '07-22' as expected_key
    union all select '22 July', '07-22'
    union all select 'July 22', '07-22'
    union all select 'Feb-09', '02-09'
    union all select 'February 9', '02-09'
    union all select '15 August', '08-15'
    union all select 'August', null
    union all select 'May 2018', null
    union all select '22 July: The Day', null
    union all select '1-800-Sep', null
)

select *
from cases
where {{ day_of_year_key('title') }} is distinct from expected_key

union all

select
    'spreadsheet' as title,
    'only a damaged title' as expected_key
where
    not {{ regexp_like("'22-Jul'", spreadsheet_date_pattern()) }}
    or not {{ regexp_like("'Oct-01'", spreadsheet_date_pattern()) }}
    or {{ regexp_like("'22 July'", spreadsheet_date_pattern()) }}
    or {{ regexp_like("'2-July'", spreadsheet_date_pattern()) }}
