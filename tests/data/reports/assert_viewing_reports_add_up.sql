-- Each report of what was watched has every play and every second of the fact, no more.
{%- set reports = {
    'rpt_viewing_calendar': 'true',
    'rpt_viewing_months': 'true',
    'rpt_viewing_devices': 'true',
    'rpt_viewing_languages': "basis = 'original language'",
} %}
with

watched as (
    select
        count(*) as play_count,
        coalesce(sum(watched_seconds), 0) as watched_seconds,
        coalesce(
            sum(
                case
                    when watched_seconds <= {{ var('play_maximum_hours') }} * 3600
                        then watched_seconds
                end
            ), 0
        ) as split_seconds
    from {{ ref('fct_viewing_plays') }}
),

reported as (
    {% for report, condition in reports.items() %}
    select
        '{{ report }}' as report,
        case when profile_label = 'all profiles' then 'all' else 'each' end as profiles,
        sum(play_count) as play_count,
        coalesce(round(sum(watched_minutes) * 60), 0) as watched_seconds
    from {{ ref(report) }}
    where {{ condition }}
    group by case when profile_label = 'all profiles' then 'all' else 'each' end

    union all
    {% endfor %}

    select
        'rpt_viewing_row_classes' as report,
        case when profile_label = 'all profiles' then 'all' else 'each' end as profiles,
        sum(row_count) as play_count,
        coalesce(round(sum(watched_minutes) * 60), 0) as watched_seconds
    from {{ ref('rpt_viewing_row_classes') }}
    where is_play
    group by case when profile_label = 'all profiles' then 'all' else 'each' end
),

hours as (
    select
        case when profile_label = 'all profiles' then 'all' else 'each' end as profiles,
        coalesce(round(sum(watched_minutes) * 60), 0) as watched_seconds
    from {{ ref('rpt_viewing_hours') }}
    group by case when profile_label = 'all profiles' then 'all' else 'each' end
)

select
    reported.report,
    reported.profiles,
    reported.play_count,
    reported.watched_seconds
from reported
cross join watched
where
    reported.play_count <> watched.play_count
    or reported.watched_seconds <> watched.watched_seconds

union all

select
    'rpt_viewing_hours' as report,
    hours.profiles,
    watched.play_count,
    hours.watched_seconds
from hours
cross join watched
where hours.watched_seconds <> watched.split_seconds
