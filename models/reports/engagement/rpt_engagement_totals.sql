with

rows_of_kinds as (
    {{ with_all_kinds(ref('fct_engagement_half_years'), [
        'half_year', 'title_id', 'hours_viewed', 'views', 'is_available_globally', 'released_on'
    ]) }}
),

totals as (
    select
        half_year,
        kind,
        count(*) as title_count,
        count(distinct title_id) as work_count,
        cast(sum(hours_viewed) as bigint) as hours_viewed,
        cast(sum(views) as bigint) as views,
        count(case when released_on is not null then 1 end) as dated_title_count
    from rows_of_kinds
    group by half_year, kind
),

shares as (
    select
        *,
        max(case when kind = 'all' then hours_viewed end) over (partition by half_year)
            as half_year_hours,
        max(case when kind = 'all' then views end) over (partition by half_year) as half_year_views,
        max(case when kind = 'all' then title_count end) over (partition by half_year)
            as half_year_titles
    from totals
)

select
    half_year,
    kind,
    title_count,
    work_count,
    dated_title_count,
    hours_viewed,
    views,
    cast(title_count as double) / nullif(half_year_titles, 0) as title_share,
    cast(hours_viewed as double) / nullif(half_year_hours, 0) as hours_share,
    cast(views as double) / nullif(half_year_views, 0) as views_share
from shares
order by half_year, kind
