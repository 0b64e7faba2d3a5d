with

-- A title that two sheets of a report list is one, under the first kind.
titles as (
    select
        half_year,
        engagement_title_id,
        {{ next_half_year('half_year') }} as next_half_year,
        {{ half_year_starts_on('half_year') }} as half_year_started_on,
        min(kind) as kind,
        min(released_on) as released_on,
        cast(sum(hours_viewed) as bigint) as hours_viewed
    from {{ ref('fct_engagement_half_years') }}
    group by half_year, engagement_title_id
),

published as (
    select distinct
        half_year,
        {{ next_half_year('half_year') }} as next_half_year
    from {{ ref('fct_engagement_half_years') }}
),

followed as (
    select
        titles.half_year,
        titles.next_half_year,
        titles.kind,
        titles.hours_viewed,
        later.hours_viewed as later_hours,
        coalesce(
            titles.released_on >= titles.half_year_started_on
            and {{ days_between('titles.half_year_started_on', 'titles.released_on') }}
            < {{ var('early_release_days') }},
            false
        ) as is_early_release
    from titles
    inner join published on titles.next_half_year = published.half_year
    left join titles as later
        on
            titles.engagement_title_id = later.engagement_title_id
            and titles.next_half_year = later.half_year
),

cohorts as (
    select
        *,
        'all titles' as cohort
    from followed

    union all

    select
        *,
        'early releases' as cohort
    from followed
    where is_early_release
),

measured as (
    select
        half_year,
        next_half_year,
        kind,
        cohort,
        count(*) as title_count,
        count(later_hours) as kept_title_count,
        count(*) - count(later_hours) as gone_title_count,
        cast(sum(hours_viewed) as bigint) as hours_viewed,
        cast(sum(case when later_hours is null then hours_viewed else 0 end) as bigint)
            as gone_hours,
        cast(coalesce(sum(later_hours), 0) as bigint) as later_hours,
        {{ quartiles('cast(coalesce(later_hours, 0) as double) / nullif(hours_viewed, 0)',
            'hours_ratio') }}
    from cohorts
    group by half_year, next_half_year, kind, cohort
),

arrivals as (
    select
        published.half_year,
        titles.kind,
        count(*) as new_title_count,
        cast(sum(titles.hours_viewed) as bigint) as new_hours
    from titles
    inner join published on titles.half_year = published.next_half_year
    left join titles as earlier
        on
            titles.engagement_title_id = earlier.engagement_title_id
            and titles.half_year = earlier.next_half_year
    where earlier.engagement_title_id is null
    group by published.half_year, titles.kind
)

select
    measured.half_year,
    measured.next_half_year,
    measured.kind,
    measured.cohort,
    measured.title_count,
    measured.kept_title_count,
    measured.gone_title_count,
    case when measured.cohort = 'all titles' then coalesce(arrivals.new_title_count, 0) end
        as new_title_count,
    measured.hours_viewed,
    measured.gone_hours,
    measured.later_hours,
    case when measured.cohort = 'all titles' then coalesce(arrivals.new_hours, 0) end as new_hours,
    cast(measured.kept_title_count as double) / measured.title_count as kept_title_share,
    cast(measured.later_hours as double) / nullif(measured.hours_viewed, 0) as pooled_hours_ratio,
    measured.lower_quartile_hours_ratio,
    measured.median_hours_ratio,
    measured.upper_quartile_hours_ratio
from measured
left join arrivals on measured.half_year = arrivals.half_year and measured.kind = arrivals.kind
order by measured.half_year, measured.kind, measured.cohort
