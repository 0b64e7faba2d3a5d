with

{{ split_credits(ref('int_catalogue_titles'), 'show_id') }}  -- noqa: PRS

select
    show_id,
    spelling,
    role,
    billing_position
from credits
