with

debuts as (
    {{ top10_debuts() }}
),

published as (
    select
        week_ending_on,
        cast(row_number() over (order by week_ending_on) - 1 as integer) as week_place,
        max(week_ending_on) over () as listed_until_on
    from {{ ref('fct_top10_global_weeks') }}
    group by week_ending_on
),

-- The weeks of the first run only: an entry that came back starts from another audience.
ratios as (
    select
        debuts.category,
        published.week_place as weeks_since_debut,
        cast(weeks.hours_viewed as double)
        / nullif(
            max(case when published.week_place = 0 then weeks.hours_viewed end)
                over (partition by debuts.entry_id),
            0
        ) as hours_ratio
    from debuts
    inner join published
        on
            {{ add_weeks('debuts.started_on', 'published.week_place') }}
            <= published.listed_until_on
    left join {{ ref('fct_top10_global_weeks') }} as weeks
        on
            debuts.entry_id = weeks.entry_id
            and debuts.ended_on >= weeks.week_ending_on
            and {{ add_weeks('debuts.started_on', 'published.week_place') }}
            = weeks.week_ending_on
)

select
    category,
    weeks_since_debut,
    count(*) as observed_count,
    count(hours_ratio) as entry_count,
    cast(count(hours_ratio) as double) / count(*) as remaining_share,
    {{ quartiles('hours_ratio', 'hours_ratio') }},
    cast(count(case when hours_ratio > 1 then 1 end) as double) / count(hours_ratio)
        as above_debut_share,
    cast(count(case when hours_ratio > 1 then 1 end) as double) / count(*)
        as above_debut_share_of_observed
from ratios
group by category, weeks_since_debut
having count(hours_ratio) > 0
order by category, weeks_since_debut
