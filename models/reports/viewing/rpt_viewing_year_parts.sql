with

plays as (
    {{ with_all_profiles(
        ref('fct_viewing_plays'), ['played_on', 'started_local_at', 'watched_seconds']
    ) }}
),

parts as (
    select
        profile_label,
        {{ year_of('played_on') }} as year,
        'month' as part,
        cast(extract(month from played_on) as integer) as part_number,
        played_on,
        watched_seconds
    from plays

    union all

    select
        profile_label,
        {{ year_of('played_on') }} as year,
        'weekday' as part,
        {{ iso_weekday('played_on') }} as part_number,
        played_on,
        watched_seconds
    from plays

    union all

    select
        profile_label,
        {{ year_of('played_on') }} as year,
        'hour' as part,
        cast(extract(hour from started_local_at) as integer) as part_number,
        played_on,
        watched_seconds
    from plays
    where started_local_at is not null
)

select
    profile_label,
    year,
    part,
    part_number,
    '{{ viewing_timezone() }}' as timezone,
    count(*) as play_count,
    count(distinct played_on) as day_count,
    {{ minutes_of('sum(watched_seconds)') }} as watched_minutes
from parts
group by profile_label, year, part, part_number
order by profile_label, year, part, part_number
