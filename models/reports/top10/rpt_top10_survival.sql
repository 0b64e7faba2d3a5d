with

debuts as (
    {{ top10_debuts() }}
),

published as (
    select
        week_ending_on,
        cast(row_number() over (order by week_ending_on) - 1 as integer) as week_place,
        max(week_ending_on) over () as listed_until_on
    from {{ ref('fct_top10_global_weeks') }}
    group by week_ending_on
),

-- Each entry in each week from its debut to the last one published: there it is censored.
seen as (
    select
        debuts.category,
        debuts.debut_year,
        debuts.week_count,
        published.week_place as weeks_since_debut,
        listed.entry_id is not null as is_listed
    from debuts
    inner join published
        on
            {{ add_weeks('debuts.started_on', 'published.week_place') }}
            <= published.listed_until_on
    left join {{ ref('fct_top10_global_weeks') }} as listed
        on
            debuts.entry_id = listed.entry_id
            and {{ add_weeks('debuts.started_on', 'published.week_place') }}
            = listed.week_ending_on
),

scopes as (
    select true as is_one_year
    union all
    select false as is_one_year
),

-- Each entry counts in the cohort of its year and in that of all years.
cohorts as (
    select
        seen.*,
        case when scopes.is_one_year then seen.debut_year end as cohort_year
    from seen
    cross join scopes
),

counted as (
    select
        category,
        coalesce(cast(cohort_year as {{ dbt.type_string() }}), 'all years') as cohort,
        cohort_year as debut_year,
        weeks_since_debut,
        count(*) as observed_count,
        count(case when is_listed then 1 end) as listed_count,
        count(case when week_count >= weeks_since_debut then 1 end) as at_risk_count,
        count(case when week_count > weeks_since_debut then 1 end) as remaining_count
    from cohorts
    group by category, cohort_year, weeks_since_debut
),

staying as (
    select
        *,
        cast(remaining_count as double) / at_risk_count as staying_share,
        cast(at_risk_count - remaining_count as double)
        / nullif(at_risk_count * remaining_count, 0) as variance_term
    from counted
    where at_risk_count > 0
),

-- Kaplan and Meier: the product of the shares that stayed; with Greenwood's standard error.
multiplied as (
    select
        *,
        case
            when min(remaining_count) over until_week = 0 then 0.0
            else exp(sum(ln(nullif(staying_share, 0))) over until_week)
        end as survival_share,
        sum(variance_term) over until_week as variance_sum
    from staying
    window until_week as (
        partition by category, cohort
        order by weeks_since_debut
        rows between unbounded preceding and current row
    )
)

select
    category,
    cohort,
    debut_year,
    weeks_since_debut,
    at_risk_count,
    at_risk_count - remaining_count as left_count,
    remaining_count,
    cast(survival_share as double) as survival_share,
    cast(survival_share * sqrt(variance_sum) as double) as standard_error,
    observed_count,
    listed_count,
    cast(listed_count as double) / observed_count as listed_share
from multiplied
order by category, cohort, weeks_since_debut
