select
    titles.show_id,
    works.title_id,
    titles.type,
    titles.title,
    titles.published_title,
    titles.director,
    titles.cast_members,
    titles.countries,
    titles.genres,
    titles.added_on,
    cast(extract(year from titles.added_on) as integer) as added_year,
    titles.release_year,
    titles.rating,
    coalesce(ratings.age_band, 'Not rated') as age_band,
    titles.duration_minutes,
    titles.season_count,
    cast(extract(year from titles.added_on) as integer) - titles.release_year as years_to_addition,
    titles.description,
    works.duplicate_of_show_id,
    works.duplicate_rule,
    titles.is_added_before_release,
    titles.has_repaired_rating,
    titles.has_all_published_fields
from {{ ref('int_catalogue_titles') }} as titles
inner join {{ ref('int_catalogue_works') }} as works on titles.show_id = works.show_id
left join {{ ref('maturity_ratings') }} as ratings on titles.rating = ratings.rating
