select
    source_file,
    source_row,
    half_year,
    kind,
    title_id,
    case when kind = 'film' then title else show_title end as show_title,
    case
        when kind = 'film' then null
        when left(title, length(show_title) + 2) = show_title || ': '
            then substring(title, length(show_title) + 3)
        when title <> show_title then title
    end as title_part,
    season_number,
    released_on,
    hours_viewed,
    runtime_minutes,
    views
from {{ ref('fct_engagement_half_years') }}
order by
    kind, show_title, title_id, season_number nulls last, title, half_year, source_file, source_row
