select
    duplicates.show_id,
    duplicates.duplicate_of_show_id
from {{ ref('fct_catalogue_titles') }} as duplicates
inner join {{ ref('fct_catalogue_titles') }} as standing
    on duplicates.duplicate_of_show_id = standing.show_id
where
    duplicates.title_id <> standing.title_id
    or duplicates.type <> standing.type
    or standing.duplicate_of_show_id is not null
