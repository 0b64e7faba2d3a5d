-- Every comeback that is no broadcast is reported, and every new season is counted in its year.
with

expected as (
    select
        'comebacks' as what,
        count(*) as expected_count
    from {{ ref('fct_top10_runs') }}
    where run_number > 1 and not is_live_weekly

    union all

    select
        'new seasons' as what,
        count(*) as expected_count
    from {{ ref('rpt_top10_returning_seasons') }}
    where is_next_week_published
),

reported as (
    select
        'comebacks' as what,
        count(*) as reported_count
    from {{ ref('rpt_top10_comebacks') }}

    union all

    select
        'new seasons' as what,
        sum(debut_count) as reported_count
    from {{ ref('rpt_top10_returning_seasons_by_year') }}
)

select
    expected.what,
    expected.expected_count,
    reported.reported_count
from expected
inner join reported on expected.what = reported.what
where expected.expected_count <> coalesce(reported.reported_count, 0)
