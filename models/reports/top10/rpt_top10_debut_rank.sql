with

debuts as (
    {{ top10_debuts() }}
),

best as (
    select
        entry_id,
        min(weekly_rank) as best_rank,
        count(*) as listed_week_count
    from {{ ref('fct_top10_global_weeks') }}
    group by entry_id
)

select
    debuts.category,
    debuts.debut_rank,
    count(*) as run_count,
    count(case when debuts.is_still_running then 1 end) as still_running_count,
    {{ quartiles('debuts.week_count', 'run_weeks') }},
    {{ quartiles('best.listed_week_count', 'listed_weeks') }},
    avg(
        case
            when debuts.week_count > 1 then cast(0 as double)
            when not debuts.is_still_running then cast(1 as double)
        end
    ) as one_week_share,
    cast(count(case when best.best_rank = 1 then 1 end) as double) / count(*)
        as reached_first_rank_share
from debuts
inner join best on debuts.entry_id = best.entry_id
group by debuts.category, debuts.debut_rank
order by debuts.category, debuts.debut_rank
