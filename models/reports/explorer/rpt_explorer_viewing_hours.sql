with

labelled as (
    {{ with_all_profiles(
        ref('fct_viewing_hours'), ['played_on', 'iso_weekday', 'hour', 'watched_seconds']
    ) }}
)

select
    profile_label,
    {{ year_of('played_on') }} as year,
    iso_weekday,
    hour,
    {{ minutes_of('sum(watched_seconds)') }} as watched_minutes
from labelled
group by profile_label, {{ year_of('played_on') }}, iso_weekday, hour
