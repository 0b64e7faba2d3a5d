-- Which classics (30 years or older) were added most recently?
select
    title,
    type,
    release_year,
    added_on,
    years_to_addition,
    countries
from {{ ref('fct_catalogue_titles') }}
where years_to_addition >= 30 and duplicate_of_show_id is null
order by added_on desc, title, show_id
limit 25
