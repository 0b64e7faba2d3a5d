-- What is kept of one half-year and what is new in the next are the next: titles and hours.
with

retained as (
    select
        next_half_year,
        sum(kept_title_count + new_title_count) as title_count,
        sum(later_hours + new_hours) as hours_viewed
    from {{ ref('rpt_engagement_retention') }}
    where cohort = 'all titles'
    group by next_half_year
),

published as (
    select
        half_year,
        count(distinct engagement_title_id) as title_count,
        sum(hours_viewed) as hours_viewed
    from {{ ref('fct_engagement_half_years') }}
    group by half_year
)

select
    retained.next_half_year,
    retained.title_count,
    published.title_count as published_title_count,
    retained.hours_viewed,
    published.hours_viewed as published_hours
from retained
left join published on retained.next_half_year = published.half_year
where
    retained.title_count is distinct from published.title_count
    or retained.hours_viewed is distinct from published.hours_viewed
