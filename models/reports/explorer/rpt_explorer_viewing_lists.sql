with

lists as (
    {{ with_all_profiles(
        ref('fct_recommendations'),
        ['profile_id', 'list_name', 'place', 'title_id', 'title', 'reason'],
    ) }}
)

select
    lists.profile_label,
    profiles.profile_label as suggested_to,
    lists.list_name,
    lists.place,
    lists.title,
    lists.title_id,
    titles.kind,
    titles.release_year,
    lists.reason
from lists
inner join {{ ref('dim_viewing_profiles') }} as profiles on lists.profile_id = profiles.profile_id
left join {{ ref('dim_titles') }} as titles on lists.title_id = titles.title_id
order by lists.profile_label, lists.list_name, lists.place, lists.profile_id
