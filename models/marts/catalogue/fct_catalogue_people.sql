select
    show_id,
    spelling as person,
    role,
    billing_position
from {{ ref('int_catalogue_people') }}
