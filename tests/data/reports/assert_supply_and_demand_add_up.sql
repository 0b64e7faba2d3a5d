-- The shares of each half-year and kind add up to 1, the hours to those of the works with a group.
{% set reports = {
    'rpt_demand_supply_genres': 'bridge_title_genres',
    'rpt_demand_supply_countries': 'bridge_title_countries',
    'rpt_demand_supply_age_bands': 'fct_catalogue_titles',
} %}
with

matched as (
    {% for report, members in reports.items() -%}
    select
        '{{ report }}' as report,
        engagement.half_year,
        titles.kind,
        sum(engagement.hours_viewed) as hours_viewed
    from {{ ref('fct_engagement_half_years') }} as engagement
    inner join {{ ref('dim_titles') }} as titles on engagement.title_id = titles.title_id
    where engagement.title_id in (select members.title_id from {{ ref(members) }} as members)
    group by engagement.half_year, titles.kind
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

reported as (
    {% for report in reports -%}
    select
        '{{ report }}' as report,
        half_year,
        kind,
        sum(title_share) as title_share,
        sum(hours_share) as hours_share,
        sum(hours_viewed) as hours_viewed
    from {{ ref(report) }}
    group by half_year, kind
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    matched.report,
    matched.half_year,
    matched.kind,
    reported.title_share,
    reported.hours_share,
    reported.hours_viewed,
    matched.hours_viewed as matched_hours
from matched
left join reported
    on
        matched.report = reported.report
        and matched.half_year = reported.half_year
        and matched.kind = reported.kind
where
    reported.report is null
    or abs(reported.title_share - 1) > 0.000001
    or abs(reported.hours_share - 1) > 0.000001
    or abs(reported.hours_viewed - matched.hours_viewed) > 1
