with

weeks as (
    select
        cast(extract(year from week_ending_on) as integer) as year,
        kind,
        count(distinct week_ending_on) as week_count,
        cast(sum(hours_viewed) as bigint) as hours_viewed,
        cast(sum(case when language_group = 'Non-English' then hours_viewed else 0 end) as bigint)
            as non_english_hours_viewed,
        count(distinct case when language_group = 'English' then title_id end)
            as english_title_count,
        count(distinct case when language_group = 'Non-English' then title_id end)
            as non_english_title_count
    from {{ ref('fct_top10_global_weeks') }}
    group by cast(extract(year from week_ending_on) as integer), kind
),

debuts as (
    {{ top10_debuts() }}
),

runs as (
    select
        debut_year as year,
        kind,
        count(case when language_group = 'English' then 1 end) as english_debut_count,
        count(case when language_group = 'Non-English' then 1 end) as non_english_debut_count,
        cast(
            percentile_cont(0.5) within group (
                order by case when language_group = 'English' then week_count end
            ) as double
        ) as median_english_run_weeks,
        cast(
            percentile_cont(0.5) within group (
                order by case when language_group = 'Non-English' then week_count end
            ) as double
        ) as median_non_english_run_weeks,
        avg(
            case
                when language_group = 'English' then cast(week_count as double)
            end
        ) as mean_english_run_weeks,
        avg(
            case
                when language_group = 'Non-English' then cast(week_count as double)
            end
        ) as mean_non_english_run_weeks
    from debuts
    group by debut_year, kind
)

select
    weeks.year,
    weeks.kind,
    weeks.week_count,
    weeks.hours_viewed,
    weeks.non_english_hours_viewed,
    cast(weeks.non_english_hours_viewed as double) / nullif(weeks.hours_viewed, 0)
        as non_english_hours_share,
    weeks.english_title_count,
    weeks.non_english_title_count,
    coalesce(runs.english_debut_count, 0) as english_debut_count,
    coalesce(runs.non_english_debut_count, 0) as non_english_debut_count,
    runs.median_english_run_weeks,
    runs.median_non_english_run_weeks,
    runs.mean_english_run_weeks,
    runs.mean_non_english_run_weeks
from weeks
left join runs on weeks.year = runs.year and weeks.kind = runs.kind
order by weeks.year, weeks.kind
