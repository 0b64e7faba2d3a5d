-- Which evening of the week is mine?
with

evenings as (
    select
        profile_id,
        -- the small hours belong to the evening before
        case when hour < 5 then (iso_weekday + 5) % 7 + 1 else iso_weekday end as iso_weekday,
        sum(watched_seconds) as watched_seconds,
        min(timezone) as timezone
    from {{ ref('fct_viewing_hours') }}
    where hour >= 18 or hour < 5
    group by
        profile_id,
        case when hour < 5 then (iso_weekday + 5) % 7 + 1 else iso_weekday end
)

select
    profiles.profile_label,
    row_number() over (
        partition by evenings.profile_id
        order by evenings.watched_seconds desc, evenings.iso_weekday asc
    ) as place,
    case evenings.iso_weekday
        when 1 then 'Monday'
        when 2 then 'Tuesday'
        when 3 then 'Wednesday'
        when 4 then 'Thursday'
        when 5 then 'Friday'
        when 6 then 'Saturday'
        else 'Sunday'
    end as evening,
    round(cast(evenings.watched_seconds as double) / 3600, 1) as hours,
    round(
        100 * cast(evenings.watched_seconds as double)
        / sum(evenings.watched_seconds) over (partition by evenings.profile_id), 1
    ) as percent_of_evenings,
    evenings.timezone
from evenings
inner join {{ ref('dim_viewing_profiles') }} as profiles
    on evenings.profile_id = profiles.profile_id
order by evenings.profile_id, place
