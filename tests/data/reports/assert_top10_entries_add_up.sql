-- Each entry whose debut was seen is counted once in every report of debuts; the others are entries
-- of the first week, broadcasts, and entries whose published weeks do not begin at 1.
with

weeks as (
    select
        *,
        min(week_ending_on) over () as published_from_on
    from {{ ref('fct_top10_global_weeks') }}
),

entries as (
    select
        category,
        count(
            distinct case
                when is_debut and not is_live_weekly and week_ending_on > published_from_on
                    then entry_id
            end
        ) as entry_count
    from weeks
    group by category
),

counted as (
    select
        'rpt_top10_survival' as report,
        category,
        sum(at_risk_count) as entry_count
    from {{ ref('rpt_top10_survival') }}
    where weeks_since_debut = 0 and debut_year is not null
    group by category

    union all

    select
        'rpt_top10_survival, all years' as report,
        category,
        at_risk_count as entry_count
    from {{ ref('rpt_top10_survival') }}
    where weeks_since_debut = 0 and debut_year is null

    union all

    select
        'rpt_top10_decay' as report,
        category,
        entry_count
    from {{ ref('rpt_top10_decay') }}
    where weeks_since_debut = 0

    union all

    select
        'rpt_top10_debut_rank' as report,
        category,
        sum(run_count) as entry_count
    from {{ ref('rpt_top10_debut_rank') }}
    group by category
)

select
    counted.report,
    counted.category,
    counted.entry_count,
    entries.entry_count as expected_count
from counted
left join entries on counted.category = entries.category
where counted.entry_count is distinct from entries.entry_count
