with

hours as (
    select
        title_id,
        cast(sum(hours_viewed) as bigint) as hours_viewed
    from {{ ref('fct_engagement_half_years') }}
    group by title_id
),

weeks as (
    select
        title_id,
        count(distinct week_ending_on) as top10_week_count
    from {{ ref('fct_top10_global_weeks') }}
    group by title_id
)

select
    titles.title_id,
    titles.kind,
    titles.title,
    titles.original_title,
    titles.release_year,
    titles.runtime_minutes,
    titles.season_count,
    titles.maturity_rating,
    coalesce(titles.is_in_catalogue, false) as is_in_catalogue,
    weeks.top10_week_count,
    hours.hours_viewed
from {{ ref('dim_titles') }} as titles
left join hours on titles.title_id = hours.title_id
left join weeks on titles.title_id = weeks.title_id
