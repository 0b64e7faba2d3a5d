-- Joins to the identity of titles neither drop nor multiply a row.
select
    'fct_top10_global_weeks' as mart,
    (select count(*) from {{ ref('int_top10_global_weeks') }}) as accepted_rows,
    (select count(*) from {{ ref('fct_top10_global_weeks') }}) as mart_rows
where accepted_rows <> mart_rows

union all

select
    'fct_top10_country_weeks' as mart,
    (select count(*) from {{ ref('int_top10_country_weeks') }}) as accepted_rows,
    (select count(*) from {{ ref('fct_top10_country_weeks') }}) as mart_rows
where accepted_rows <> mart_rows

union all

select
    'fct_engagement_half_years' as mart,
    (
        select count(*) from {{ ref('stg_engagement__titles') }}
        where rejection_rule is null
    ) as accepted_rows,
    (select count(*) from {{ ref('fct_engagement_half_years') }}) as mart_rows
where accepted_rows <> mart_rows
