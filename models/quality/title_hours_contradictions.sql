-- What whole weeks prove to have been watched in the half-year cannot be more than the
-- report has in all. Where it is, the two differ, or the report has another name for it.
with

listed as (
    select
        entry_id,
        min(show_title) as show_title,
        min(season_title) as season_title,
        {{ half_year('week_ending_on') }} as half_year,
        sum(hours_viewed) as listed_hours
    from {{ ref('fct_top10_global_weeks') }}
    where
        {{ half_year('week_ending_on') }}
        = {{ half_year(dbt.dateadd('day', -6, 'week_ending_on')) }}
    group by entry_id, {{ half_year('week_ending_on') }}
),

reported as (
    select
        engagement_title_id,
        half_year,
        sum(hours_viewed) as reported_hours
    from {{ ref('fct_engagement_half_years') }}
    group by engagement_title_id, half_year
),

half_years as (
    select distinct half_year from {{ ref('fct_engagement_half_years') }}
)

select
    listed.entry_id,
    listed.half_year,
    listed.show_title,
    listed.season_title,
    matches.title_id,
    matches.match_method,
    cast(listed.listed_hours as bigint) as listed_hours,
    cast(reported.reported_hours as bigint) as reported_hours,
    explanations.explanation
from listed
inner join half_years on listed.half_year = half_years.half_year
inner join {{ ref('bridge_top10_engagement') }} as matches
    on listed.entry_id = matches.entry_id and matches.is_same_season
left join reported
    on
        matches.engagement_title_id = reported.engagement_title_id
        and listed.half_year = reported.half_year
left join {{ ref('title_hours_explanations') }} as explanations
    on
        listed.show_title = explanations.show_title
        and listed.half_year = explanations.half_year
where
    reported.reported_hours is null
    or listed.listed_hours > {{ most_listed_hours('reported.reported_hours') }}
