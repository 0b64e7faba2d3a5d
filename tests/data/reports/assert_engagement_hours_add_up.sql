-- The hours of each half-year and kind are those of the published rows, however they are divided.
with

published as (
    select
        half_year,
        kind,
        sum(hours_viewed) as hours_viewed
    from {{ ref('fct_engagement_half_years') }}
    group by half_year, kind
),

reported as (
    {% for report in [
        'rpt_engagement_totals', 'rpt_engagement_concentration', 'rpt_engagement_long_tail',
        'rpt_engagement_by_age'
    ] -%}
    select
        '{{ report }}' as report,
        half_year,
        kind,
        sum(hours_viewed) as hours_viewed
    from {{ ref(report) }}
    where kind <> 'all'
    group by half_year, kind
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    reported.report,
    published.half_year,
    published.kind,
    published.hours_viewed,
    reported.hours_viewed as reported_hours
from published
left join reported
    on published.half_year = reported.half_year and published.kind = reported.kind
where published.hours_viewed is distinct from reported.hours_viewed
