-- How much of what I watch is new to me?
with

plays as (
    select
        profile_id,
        cast(extract(year from played_on) as integer) as year,
        case
            when is_rewatch then 'watched again'
            when played_on < show_first_played_on + interval '30' day then 'new'
            else 'known for a month or more'
        end as familiarity,
        show_key,
        kind,
        watched_seconds
    from {{ ref('fct_viewing_plays') }}
),

years as (
    select
        profile_id,
        year,
        familiarity,
        count(*) as play_count,
        count(distinct kind || ' ' || show_key) as title_count,
        sum(watched_seconds) as watched_seconds
    from plays
    group by profile_id, year, familiarity
)

select
    profiles.profile_label,
    years.year,
    years.familiarity,
    years.title_count,
    years.play_count,
    round(cast(years.watched_seconds as double) / 3600, 1) as hours,
    round(
        100 * cast(years.play_count as double)
        / sum(years.play_count) over (partition by years.profile_id, years.year), 1
    ) as percent_of_plays
from years
inner join {{ ref('dim_viewing_profiles') }} as profiles on years.profile_id = profiles.profile_id
order by years.profile_id, years.year, years.familiarity
