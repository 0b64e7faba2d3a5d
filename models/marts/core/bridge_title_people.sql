-- Two spellings of one person in one cast count once, at the first place.
select
    works.title_id,
    spellings.person,
    credits.role,
    min(credits.billing_position) as billing_position
from {{ ref('int_catalogue_people') }} as credits
inner join {{ ref('int_catalogue_person_spellings') }} as spellings
    on credits.spelling = spellings.spelling
inner join {{ ref('int_catalogue_works') }} as works on credits.show_id = works.show_id
where works.duplicate_of_show_id is null
group by works.title_id, spellings.person, credits.role
