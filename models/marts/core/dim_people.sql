select
    spellings.person,
    min(spellings.spelling_key) as person_key,
    count(distinct spellings.spelling) as spelling_count,
    cast(sum(spellings.credit_count) as bigint) as credit_count
from {{ ref('int_catalogue_person_spellings') }} as spellings
group by spellings.person
