-- What a work has beyond its peers is expected to come again in part: in the part in which
-- residuals of the half-year before came again in this one, the works of its kind together.
with

pairs as (
    select
        before.match_scope,
        cases.half_year,
        cases.kind,
        before.residual as residual_before,
        cases.residual
    from {{ ref('fct_gem_cases') }} as cases
    inner join {{ ref('fct_gem_cases') }} as before
        on
            cases.match_scope = before.match_scope
            and cases.title_id = before.title_id
            and cases.kind = before.kind
            and cases.half_year = {{ next_half_year('before.half_year') }}
),

slopes as (
    select
        match_scope,
        half_year,
        kind,
        count(*) as pair_count,
        {{ exact_sum('residual * residual_before') }}
        / nullif({{ exact_sum('residual_before * residual_before') }}, 0) as slope
    from pairs
    group by match_scope, half_year, kind
),

spreads as (
    select
        pairs.match_scope,
        pairs.half_year,
        pairs.kind,
        sqrt(
            {{ exact_sum('power(pairs.residual - slopes.slope * pairs.residual_before, 2)') }}
            / count(*)
        ) as deviation
    from pairs
    inner join slopes
        on
            pairs.match_scope = slopes.match_scope
            and pairs.half_year = slopes.half_year
            and pairs.kind = slopes.kind
    group by pairs.match_scope, pairs.half_year, pairs.kind
),

seen as (
    select
        match_scope,
        half_year,
        title_id,
        kind,
        residual,
        cast(
            count(*) over (
                partition by match_scope, title_id, kind
                order by half_year
                rows between unbounded preceding and current row
            ) as integer
        ) as half_year_count,
        min(residual) over (
            partition by match_scope, title_id, kind
            order by half_year
            rows between unbounded preceding and current row
        ) as least_residual
    from {{ ref('fct_gem_cases') }}
)

select
    seen.match_scope,
    seen.half_year,
    seen.title_id,
    seen.kind,
    seen.half_year_count,
    seen.residual,
    seen.least_residual,
    cast(slopes.slope as double) as slope,
    cast(slopes.slope * seen.residual as double) as effect,
    cast(spreads.deviation as double) as deviation
from seen
inner join slopes
    on
        seen.match_scope = slopes.match_scope
        and seen.half_year = slopes.half_year
        and seen.kind = slopes.kind
inner join spreads
    on
        seen.match_scope = spreads.match_scope
        and seen.half_year = spreads.half_year
        and seen.kind = spreads.kind
