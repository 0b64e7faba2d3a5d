with

cases as (
    select
        cast(0.3566 as double) as share,
        cast(1234567.25 as double) as number,
        'A “title” | <b>' as title,
        '36%; 1,234,567; 1,234,567.3; 1.2 million; “A “title” | <b>”' as sentence
    union all
    select 0.0996, 999949999.0, '', '10%; 999,949,999; 999,949,999.0; 999.9 million; “”'
    union all
    select 0.0994, 999950000.0, 'B', '9.9%; 999,950,000; 999,950,000.0; 1.0 billion; “B”'
    union all
    select 0.996, 95186500000.0, 'B', '99.6%; 95,186,500,000; 95,186,500,000.0; 95.2 billion; “B”'
    union all
    select 1.0, 999.5, 'B', '100.0%; 1,000; 999.5; 1,000; “B”'
    union all
    select 0.0, 0.0, 'B', '0.0%; 0; 0.0; 0; “B”'
    union all
    select
        0.125,
        2.45,
        repeat('x', 81),
        '13%; 2; 2.5; 2; “' || repeat('x', 79) || '…”'
    union all
    select 0.5, 7.0, repeat('y', 80), '50%; 7; 7.0; 7; “' || repeat('y', 80) || '”'
    union all
    select null, 1.0, 'B', null
    union all
    select 0.5, null, 'B', null
    union all
    select 0.5, 1.0, null, null
),

worded as (
    select
        sentence,
        {{ worded(
            '[percent share]; [count number]; [decimal number];
            [large number]; [title title]'
        ) }} as written
    from cases
)

select * from worded
where written is distinct from sentence
