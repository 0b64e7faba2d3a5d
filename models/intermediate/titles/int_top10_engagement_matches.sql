-- The one title of the reports that an entry is: never one of another running time, nor one that
-- came to the service or was made after the entry had left the list.
with

possible as (
    select
        *,
        case
            when
                meeting = 'label'
                and runtime_difference_minutes <= {{ var('same_work_runtime_minutes') }}
                then 'label_and_runtime'
            when meeting = 'label' and released_on is not null then 'label_and_date'
            when
                meeting = 'show'
                and runtime_difference_minutes = 0
                and abs({{ days_between('released_on', 'first_week_on') }}) <= 14
                then 'show_and_runtime'
            else meeting
        end as match_method
    from {{ ref('int_top10_engagement_candidates') }}
    where
        (
            kind = 'series'
            or runtime_difference_minutes is null
            or runtime_difference_minutes <= {{ var('same_work_runtime_minutes') }}
        )
        and (
            meeting = 'show'
            or released_on is null
            or last_week_on is null
            or released_on <= last_week_on
        )
        and (
            title_year is null
            or last_week_on is null
            or title_year <= extract(year from last_week_on)
        )
),

ranked as (
    select
        possible.*,
        methods.confidence,
        row_number() over (
            partition by possible.entry_id
            order by
                case when possible.is_contradicted_by_hours then 1 else 0 end,
                methods.preference,
                possible.runtime_difference_minutes nulls last,
                case when possible.is_other_language then 1 else 0 end,
                abs({{ days_between('possible.released_on', 'possible.first_week_on') }})
                nulls last,
                possible.total_hours desc,
                possible.spelling_id
        ) as place
    from possible
    inner join {{ ref('match_methods') }} as methods
        on possible.match_method = methods.method
)

select
    entry_id,
    spelling_id,
    match_method,
    confidence as match_confidence,
    match_method <> 'show' as is_same_season
from ranked
where place = 1
