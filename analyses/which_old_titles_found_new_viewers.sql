-- Which titles released before a half-year more than doubled their hours from it to the next?
-- Small titles double by rounding, hence the least number of hours; a new season often pulls an
-- earlier one up, so the show's other hours are beside it.
with

half_years as (
    select
        half_year,
        lead(half_year) over (order by half_year) as next_half_year
    from {{ ref('fct_engagement_half_years') }}
    group by half_year
),

halves as (
    select
        half_year,
        kind,
        show_title,
        title,
        engagement_title_id,
        bool_or(coalesce(is_released_in_half_year, false)) as is_new,
        sum(hours_viewed) as hours_viewed
    from {{ ref('fct_engagement_half_years') }}
    group by half_year, kind, show_title, title, engagement_title_id
),

shows as (
    select
        half_year,
        kind,
        show_title,
        sum(hours_viewed) as show_hours
    from {{ ref('fct_engagement_half_years') }}
    group by half_year, kind, show_title
)

select
    later.half_year,
    later.kind,
    later.title,
    earlier.hours_viewed as earlier_hours,
    later.hours_viewed,
    cast(later.hours_viewed as double) / earlier.hours_viewed as times_the_earlier,
    shows.show_hours - later.hours_viewed as other_hours_of_show
from halves as earlier
inner join half_years on earlier.half_year = half_years.half_year
inner join halves as later
    on
        earlier.engagement_title_id = later.engagement_title_id
        and half_years.next_half_year = later.half_year
inner join shows
    on
        later.half_year = shows.half_year
        and later.kind = shows.kind
        and later.show_title = shows.show_title
where
    not earlier.is_new
    and not later.is_new
    and earlier.hours_viewed >= 1000000
    and later.hours_viewed >= 20000000
    and later.hours_viewed > 2 * earlier.hours_viewed
order by later.hours_viewed desc, later.half_year, later.title
limit 30
