select
    show_id,
    country,
    position
from {{ ref('int_catalogue_countries') }}
