with

-- Titles that name the same countries are counted together: one of them stands for all.
country_lists as (
    select
        min(show_id) as show_id,
        count(*) as title_count
    from {{ ref('fct_catalogue_titles') }}
    where countries is not null
    group by countries
),

countries as (
    select
        country_lists.show_id,
        country_lists.title_count,
        countries.country,
        count(*) over (partition by country_lists.show_id) > 1 as is_coproduction
    from country_lists
    inner join {{ ref('fct_catalogue_countries') }} as countries
        on country_lists.show_id = countries.show_id
),

country_totals as (
    select
        country,
        cast(sum(title_count) as bigint) as title_count,
        cast(sum(case when is_coproduction then title_count else 0 end) as bigint)
            as coproduction_count
    from countries
    group by country
),

pairs as (
    select
        left_side.country as country_a,
        right_side.country as country_b,
        cast(sum(left_side.title_count) as bigint) as title_count
    from countries as left_side
    inner join countries as right_side
        on left_side.show_id = right_side.show_id and left_side.country < right_side.country
    group by left_side.country, right_side.country
)

select
    pairs.country_a,
    pairs.country_b,
    pairs.title_count,
    totals_a.title_count as title_count_a,
    totals_b.title_count as title_count_b,
    totals_a.coproduction_count as coproduction_count_a,
    totals_b.coproduction_count as coproduction_count_b,
    cast(pairs.title_count as double)
    / (totals_a.title_count + totals_b.title_count - pairs.title_count) as jaccard_similarity
from pairs
inner join country_totals as totals_a on pairs.country_a = totals_a.country
inner join country_totals as totals_b on pairs.country_b = totals_b.country
where pairs.title_count >= {{ var('report_minimum_pair_titles') }}
order by pairs.title_count desc, pairs.country_a, pairs.country_b
