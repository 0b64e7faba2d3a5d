select
    titles.half_year,
    titles.source_file,
    titles.source_row,
    titles.sheet,
    titles.kind,
    titles.is_kind_inferred,
    works.title_id,
    works.engagement_title_id,
    titles.published_title,
    titles.listed_title as title,
    titles.listed_original_title as original_title,
    shows.show_title,
    title_rows.season_number,
    titles.is_available_globally,
    titles.released_on,
    {{ half_year('titles.released_on') }} = titles.half_year as is_released_in_half_year,
    titles.hours_viewed,
    titles.runtime_minutes,
    titles.views,
    titles.is_runtime_partial
from {{ ref('int_engagement_rows') }} as titles
inner join {{ ref('int_engagement_title_rows') }} as title_rows
    on titles.source_file = title_rows.source_file and titles.source_row = title_rows.source_row
inner join {{ ref('int_engagement_shows') }} as shows
    on titles.kind = shows.kind and titles.label = shows.label
inner join {{ ref('int_engagement_title_works') }} as works
    on title_rows.spelling_id = works.spelling_id
