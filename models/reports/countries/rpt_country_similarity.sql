with

country_titles as (
    select
        country,
        title_id,
        count(*) as place_count
    from {{ ref('fct_top10_country_weeks') }}
    group by country, title_id
),

countries as (
    select
        country,
        count(*) as title_count,
        cast(sum(place_count) as bigint) as place_count
    from country_titles
    group by country
),

pairs as (
    select
        left_side.country as country_a,
        right_side.country as country_b,
        count(*) as shared_title_count,
        cast(sum(least(left_side.place_count, right_side.place_count)) as bigint)
            as shared_place_count
    from country_titles as left_side
    inner join country_titles as right_side
        on left_side.title_id = right_side.title_id and left_side.country < right_side.country
    group by left_side.country, right_side.country
)

select
    a.country as country_a,
    b.country as country_b,
    coalesce(pairs.shared_title_count, 0) as shared_title_count,
    a.title_count as title_count_a,
    b.title_count as title_count_b,
    cast(coalesce(pairs.shared_title_count, 0) as double)
    / nullif(a.title_count + b.title_count - coalesce(pairs.shared_title_count, 0), 0)
        as jaccard_similarity,
    cast(coalesce(pairs.shared_place_count, 0) as double)
    / nullif(a.place_count + b.place_count - coalesce(pairs.shared_place_count, 0), 0)
        as weighted_jaccard_similarity,
    cast(
        row_number() over (
            order by
                cast(coalesce(pairs.shared_place_count, 0) as double)
                / nullif(a.place_count + b.place_count - coalesce(pairs.shared_place_count, 0), 0)
                desc,
                a.country,
                b.country
        ) as integer
    ) as pair_rank
from countries as a
inner join countries as b on a.country < b.country
left join pairs on a.country = pairs.country_a and b.country = pairs.country_b
order by pair_rank
