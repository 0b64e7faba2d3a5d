with

latest as (
    select max(half_year) as half_year from {{ ref('fct_market_gaps') }}
),

-- The same side in every half-year in which the cell has enough titles.
sides as (
    select
        kind,
        genre,
        country,
        count(distinct half_year) as half_year_count,
        count(distinct case when typical_ratio_low > 1 then half_year end) as above_count,
        count(distinct case when typical_ratio_high < 1 then half_year end) as below_count
    from {{ ref('fct_market_gaps') }}
    where match_scope = 'all' and gap <> 'too few titles'
    group by kind, genre, country
)

select
    gaps.half_year,
    gaps.kind,
    gaps.genre,
    gaps.country,
    gaps.title_count,
    gaps.title_share,
    gaps.hours_share,
    gaps.hours_title_ratio,
    gaps.genre_country_ratio,
    gaps.typical_ratio,
    gaps.typical_ratio_low,
    gaps.typical_ratio_high,
    gaps.gap,
    cast(sides.half_year_count as integer) as half_year_count,
    coalesce(
        sides.half_year_count
        = case
            when gaps.typical_ratio >= 1 then sides.above_count else sides.below_count
        end,
        false
    ) as is_lasting,
    sure.title_count as sure_title_count,
    sure.typical_ratio as sure_typical_ratio,
    coalesce(sure.gap, 'too few titles') as sure_gap
from {{ ref('fct_market_gaps') }} as gaps
inner join latest on gaps.half_year = latest.half_year
left join sides
    on
        gaps.kind = sides.kind
        and gaps.genre = sides.genre
        and gaps.country = sides.country
left join {{ ref('fct_market_gaps') }} as sure
    on
        gaps.half_year = sure.half_year
        and gaps.kind = sure.kind
        and gaps.genre = sure.genre
        and gaps.country = sure.country
        and sure.match_scope = 'sure'
where gaps.match_scope = 'all'
order by gaps.kind, gaps.typical_ratio desc, gaps.genre, gaps.country
