-- At most one work of the reports for each of the catalogue, and the other way round.
with

possible as (
    select
        *,
        case
            when kind = 'film' and reported_kind = 'series' then 'title_of_other_kind'
            when kind = 'series' then 'show_title'
            when runtime_difference_minutes is not null then 'title_and_runtime'
            when title_year is not null then 'title_and_year'
            else 'title'
        end as match_method
    from {{ ref('int_catalogue_engagement_candidates') }}
    where
        not is_released_later
        and not is_other_country
        and (kind = reported_kind or (kind = 'film' and runtime_difference_minutes is not null))
        and coalesce(runtime_difference_minutes, 0) <= {{ var('same_work_runtime_minutes') }}
        -- The catalogue gives the year of a series' latest season, the reports that of its first:
        -- no more than two years a season lie between.
        and (
            title_year is null
            or release_year is null
            or (kind = 'film' and title_year = release_year)
            or (
                kind = 'series'
                and title_year between release_year - 2 * coalesce(season_count, 1) and release_year
            )
        )
),

ranked as (
    select
        possible.*,
        row_number() over (
            partition by possible.title_id
            order by
                methods.preference,
                possible.runtime_difference_minutes nulls last,
                possible.title_year desc nulls last,
                possible.total_hours desc,
                possible.engagement_work_id
        ) as catalogue_place,
        row_number() over (
            partition by possible.engagement_work_id
            order by
                methods.preference,
                possible.runtime_difference_minutes nulls last,
                possible.release_year desc nulls last,
                possible.title_id
        ) as engagement_place
    from possible
    inner join {{ ref('match_methods') }} as methods
        on possible.match_method = methods.method
)

select
    title_id,
    engagement_work_id,
    match_method
from ranked
where catalogue_place = 1 and engagement_place = 1
