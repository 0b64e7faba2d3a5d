with

-- Exact quantiles at 2.5% and 97.5%.
cases as (
    select 5.0 as shape, 1.0 as rate, 1.6235 as expected_low, 10.2416 as expected_high
    union all select 10.0, 5.0, 0.95908, 3.41696
    union all select 100.0, 100.0, 0.81364, 1.20529
),

bounded as (
    select
        *,
        {{ gamma_bound('shape', 'rate', '-') }} as low,
        {{ gamma_bound('shape', 'rate', '+') }} as high
    from cases
)

select * from bounded
where abs(low - expected_low) > 0.02 * expected_low or abs(high - expected_high) > 0.02 * expected_high
