-- From a bare name to one with an original title, and on to one with a year: two links at most.
select
    editions.spelling_id,
    editions.edition_id,
    coalesce(second.target_id, first.target_id, editions.edition_id) as engagement_work_id
from {{ ref('int_engagement_editions') }} as editions
left join {{ ref('int_engagement_edition_links') }} as first
    on editions.edition_id = first.edition_id
left join {{ ref('int_engagement_edition_links') }} as second
    on first.target_id = second.edition_id
