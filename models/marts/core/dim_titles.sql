with

catalogue as (
    select
        works.title_id,
        titles.*
    from {{ ref('int_catalogue_titles') }} as titles
    inner join {{ ref('int_catalogue_works') }} as works on titles.show_id = works.show_id
    where works.duplicate_of_show_id is null
)

select
    title_id,
    kind,
    title,
    cast(null as {{ dbt.type_string() }}) as original_title,
    release_year,
    duration_minutes as runtime_minutes,
    season_count,
    rating as maturity_rating,
    true as is_in_catalogue,
    cast(null as boolean) as is_in_top10,
    cast(null as boolean) as is_in_engagement
from catalogue
