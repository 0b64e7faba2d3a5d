-- Which titles of the global Top 10 had their best week a month or more after their debut?
with

debuts as (
    {{ top10_debuts() }}
),

peaks as (
    select
        debuts.entry_id,
        min(weeks.week_ending_on) as peaked_on
    from debuts
    inner join {{ ref('fct_top10_global_weeks') }} as weeks
        on
            debuts.entry_id = weeks.entry_id
            and debuts.peak_hours = weeks.hours_viewed
            and weeks.week_ending_on between debuts.started_on and debuts.ended_on
    group by debuts.entry_id
),

first_weeks as (
    select
        debuts.*,
        peaks.peaked_on,
        weeks.hours_viewed as debut_hours
    from debuts
    inner join peaks on debuts.entry_id = peaks.entry_id
    inner join {{ ref('fct_top10_global_weeks') }} as weeks
        on debuts.entry_id = weeks.entry_id and debuts.started_on = weeks.week_ending_on
)

select
    coalesce(season_title, show_title) as title,
    category,
    started_on,
    debut_rank,
    {{ weeks_between('started_on', 'peaked_on') }} as weeks_to_peak,
    peak_rank,
    week_count,
    cast(peak_hours as double) / nullif(debut_hours, 0) as growth
from first_weeks
where {{ weeks_between('started_on', 'peaked_on') }} >= 4
order by growth desc, entry_id
limit 25
