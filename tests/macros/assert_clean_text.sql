with

cases as (
    select '  a  b ' as raw_text, 'a b' as expected_clean, 'a  b' as expected_trim
    union all select {{ character(160) }} || 'a' || {{ character(160) }}, 'a', 'a'
    union all select 'a' || {{ character(10) }} || 'b', 'a b', 'a' || {{ character(10) }} || 'b'
    union all select {{ character(8203) }} || 'a', 'a', {{ character(8203) }} || 'a'
    union all select {{ character(8238) }} || 'abc', 'abc', {{ character(8238) }} || 'abc'
    union all select 'क्' || {{ character(8205) }} || 'ष', 'क्' || {{ character(8205) }} || 'ष', 'क्' || {{ character(8205) }} || 'ष'
    union all select {{ character(9) }} || ' ', null, null
    union all select '', null, null
)

select *
from cases
where
    {{ clean_text('raw_text') }} is distinct from expected_clean
    or {{ trim_text('raw_text') }} is distinct from expected_trim
