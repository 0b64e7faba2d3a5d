-- The hours of the reports by week, and by year and kind, are those of the list.
with

listed as (
    select
        cast(extract(year from week_ending_on) as integer) as year,
        kind,
        sum(hours_viewed) as hours_viewed
    from {{ ref('fct_top10_global_weeks') }}
    group by cast(extract(year from week_ending_on) as integer), kind
),

by_week as (
    select
        year,
        kind,
        sum(hours_viewed) as hours_viewed
    from {{ ref('rpt_top10_hours_by_category') }}
    group by year, kind
)

select
    listed.year,
    listed.kind,
    listed.hours_viewed,
    by_week.hours_viewed as hours_by_week,
    languages.hours_viewed as hours_by_year
from listed
left join by_week on listed.year = by_week.year and listed.kind = by_week.kind
left join {{ ref('rpt_top10_languages') }} as languages
    on listed.year = languages.year and listed.kind = languages.kind
where
    listed.hours_viewed is distinct from by_week.hours_viewed
    or listed.hours_viewed is distinct from languages.hours_viewed
