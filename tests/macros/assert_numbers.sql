with

cases as (
    select
        '1,950,000' as cell,
        cast(1950000 as bigint) as whole,
        cast(null as double) as fraction,
        cast(null as integer) as minutes
    union all
    select '19500000.0', 19500000, null, null
    union all
    select ' 7 ', 7, 7.0, null
    union all
    select '1.7833', null, 1.7833, null
    union all
    select '1,5', null, 1.5, null
    union all
    select '7:34', null, null, 454
    union all
    select '397:33', null, null, 23853
    union all
    select '1:02*', null, null, 62
    union all
    select '0:07:30', null, null, 7
    union all
    select '1:75', null, null, null
    union all
    select '99999999999999999999', null, null, null
    union all
    select '9999999999:00', null, null, null
    union all
    select '-3', null, null, null
    union all
    select '12,34', null, 12.34, null
    union all
    select 'many', null, null, null
),

found as (
    select
        *,
        {{ whole_number('cell') }} as found_whole,
        {{ decimal_number('cell') }} as found_fraction,
        {{ clock_minutes('cell') }} as found_minutes
    from cases
)

select * from found
where
    whole is distinct from found_whole
    or fraction is distinct from found_fraction
    or minutes is distinct from found_minutes
