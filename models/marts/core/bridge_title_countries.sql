select
    works.title_id,
    countries.country,
    reference.country_code,
    countries.position
from {{ ref('int_catalogue_countries') }} as countries
inner join {{ ref('int_catalogue_works') }} as works on countries.show_id = works.show_id
left join {{ ref('countries') }} as reference on countries.country = reference.country
where works.duplicate_of_show_id is null
