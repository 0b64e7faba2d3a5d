-- Which titles of the weekly Top 10 had I watched before they entered it?
with

entered as (
    select
        title_id,
        min(week_ending_on) as entered_on,
        min(weekly_rank) as best_rank,
        count(distinct week_ending_on) as week_count
    from {{ ref('fct_top10_global_weeks') }}
    group by title_id
),

first_weeks as (
    select min(week_ending_on) as first_week_ending_on from {{ ref('fct_top10_global_weeks') }}
),

watched as (
    select
        profile_id,
        title_id,
        kind,
        min(show_title) as show_title,
        min(played_on) as first_played_on
    from {{ ref('fct_viewing_plays') }}
    where title_id is not null
    group by profile_id, title_id, kind
)

-- What is listed in the first week published may have been listed before.
select
    profiles.profile_label,
    watched.show_title,
    watched.kind,
    watched.first_played_on,
    entered.entered_on as top10_week_ending_on,
    entered.best_rank,
    entered.week_count
from watched
inner join entered on watched.title_id = entered.title_id
inner join {{ ref('dim_viewing_profiles') }} as profiles
    on watched.profile_id = profiles.profile_id
cross join first_weeks
where
    watched.first_played_on + interval '6' day < entered.entered_on
    and entered.entered_on > first_weeks.first_week_ending_on
order by entered.entered_on - watched.first_played_on desc, watched.profile_id, watched.show_title
limit 50
