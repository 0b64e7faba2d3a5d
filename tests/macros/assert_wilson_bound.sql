-- Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
with

cases as (
    select
        81 as hits,
        263 as n,
        0.2553 as low,
        0.3662 as high
    union all
    select 15, 148, 0.0624, 0.1605
    union all
    select 0, 20, 0.0, 0.1611
    union all
    select 1, 29, 0.0061, 0.1718
),

shares as (
    select
        *,
        cast(hits as double) / n as share
    from cases
)

select * from shares
where
    abs({{ wilson_bound('share', 'n', '-') }} - low) > 0.0001
    or abs({{ wilson_bound('share', 'n', '+') }} - high) > 0.0001
