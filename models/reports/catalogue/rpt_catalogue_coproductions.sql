with

countries as (
    select * from {{ ref('fct_catalogue_countries') }}
),

country_totals as (
    select
        country,
        count(*) as title_count,
        count(case when is_coproduction then 1 end) as coproduction_count
    from (
        select
            country,
            count(*) over (partition by show_id) > 1 as is_coproduction
        from countries
    ) as flagged
    group by country
),

pairs as (
    select
        left_side.country as country_a,
        right_side.country as country_b,
        count(*) as title_count
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
