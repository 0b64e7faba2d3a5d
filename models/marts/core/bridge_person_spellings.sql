select
    spelling,
    person,
    credit_count
from {{ ref('int_catalogue_person_spellings') }}
