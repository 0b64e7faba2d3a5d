-- What should I watch next, and why?
select
    profiles.profile_label,
    lists.list_name,
    lists.place,
    lists.title,
    titles.kind,
    titles.release_year,
    lists.reason
from {{ ref('fct_recommendations') }} as lists
inner join {{ ref('dim_viewing_profiles') }} as profiles on lists.profile_id = profiles.profile_id
left join {{ ref('dim_titles') }} as titles on lists.title_id = titles.title_id
where lists.place <= 5
order by profiles.profile_label, lists.list_name, lists.place
