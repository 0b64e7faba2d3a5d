-- How far am I from the taste of the world?
with

weeks as (
    select
        week_ending_on,
        title_id
    from {{ ref('fct_top10_global_weeks') }}
    group by week_ending_on, title_id
),

listed as (
    select distinct title_id from weeks
),

spans as (
    select
        min(week_ending_on) as first_week_ending_on,
        max(week_ending_on) as last_week_ending_on
    from weeks
),

compared as (
    select
        plays.profile_id,
        count(*) as play_count,
        count(plays.title_id) as identified_count,
        count(charts.title_id) as listed_count,
        count(case when charts.title_id is null and listed.title_id is not null then 1 end)
            as listed_at_another_time_count
    from {{ ref('fct_viewing_plays') }} as plays
    inner join spans
        on
            plays.played_on > spans.first_week_ending_on - interval '7' day
            and plays.played_on <= spans.last_week_ending_on
    left join weeks as charts
        on
            plays.title_id = charts.title_id
            and plays.played_on <= charts.week_ending_on
            and plays.played_on > charts.week_ending_on - interval '7' day
    left join listed on plays.title_id = listed.title_id
    group by plays.profile_id
)

select
    profiles.profile_label,
    compared.play_count,
    round(100 * cast(compared.listed_count as double) / compared.play_count, 1)
        as percent_in_the_top10_of_the_week,
    round(100 * cast(compared.listed_at_another_time_count as double) / compared.play_count, 1)
        as percent_in_the_top10_at_another_time,
    round(
        100 * cast(compared.play_count - compared.listed_count as double)
        / compared.play_count, 1
    ) as distance_from_the_world,
    round(100 * cast(compared.identified_count as double) / compared.play_count, 1)
        as percent_identified
from compared
inner join {{ ref('dim_viewing_profiles') }} as profiles
    on compared.profile_id = profiles.profile_id
order by distance_from_the_world desc, compared.profile_id
