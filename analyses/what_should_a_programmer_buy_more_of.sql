-- Which genres should a programmer buy more of, since each of their titles draws more hours?
-- The median title decides, so that one hit carries no genre: it must be above that of the kind by
-- a quarter in every half-year. Only titles of the catalogue file can be judged (their share of all
-- hours is beside it), hours favour long series, and much is watched for being promoted: the list
-- says where to look, not what a new title would earn.
with

halves as (
    select count(distinct half_year) as half_year_count
    from {{ ref('fct_engagement_half_years') }}
),

hours as (
    select
        engagement.half_year,
        titles.kind,
        engagement.title_id,
        titles.is_in_catalogue,
        sum(engagement.hours_viewed) as hours_viewed
    from {{ ref('fct_engagement_half_years') }} as engagement
    inner join {{ ref('dim_titles') }} as titles on engagement.title_id = titles.title_id
    group by engagement.half_year, titles.kind, engagement.title_id, titles.is_in_catalogue
),

averages as (
    select
        half_year,
        kind,
        median(case when is_in_catalogue then hours_viewed end) as median_hours,
        cast(sum(case when is_in_catalogue then hours_viewed end) as double)
        / sum(hours_viewed) as matched_hours_coverage
    from hours
    group by half_year, kind
),

genre_titles as (
    select
        hours.half_year,
        hours.kind,
        genres.genre,
        hours.hours_viewed,
        row_number() over (
            partition by hours.half_year, hours.kind, genres.genre
            order by hours.hours_viewed desc, hours.title_id
        ) as place
    from hours
    inner join {{ ref('bridge_title_genres') }} as genres on hours.title_id = genres.title_id
),

genre_halves as (
    select
        half_year,
        kind,
        genre,
        count(*) as title_count,
        median(hours_viewed) as median_hours,
        cast(max(case when place = 1 then hours_viewed end) as double)
        / sum(hours_viewed) as top_title_share
    from genre_titles
    group by half_year, kind, genre
)

select
    genre_halves.kind,
    genre_halves.genre,
    min(genre_halves.title_count) as fewest_titles,
    min(genre_halves.median_hours / nullif(averages.median_hours, 0)) as least_median_ratio,
    max(genre_halves.median_hours / nullif(averages.median_hours, 0)) as most_median_ratio,
    max(genre_halves.top_title_share) as most_top_title_share,
    min(averages.matched_hours_coverage) as least_hours_coverage
from genre_halves
inner join averages
    on genre_halves.half_year = averages.half_year and genre_halves.kind = averages.kind
cross join halves
group by genre_halves.kind, genre_halves.genre, halves.half_year_count
having
    count(*) = halves.half_year_count
    and min(genre_halves.title_count) >= 20
    and min(genre_halves.median_hours / nullif(averages.median_hours, 0)) >= 1.25
order by least_median_ratio desc, genre_halves.kind, genre_halves.genre
