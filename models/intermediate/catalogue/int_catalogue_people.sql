{%- set titles = ref('int_catalogue_titles') -%}

with

directors as (
    {{ split_items(titles, 'show_id', 'director', 'spelling') }}  -- noqa: PRS
),

cast_members as (
    {{ split_items(titles, 'show_id', 'cast_members', 'spelling') }}  -- noqa: PRS
)

select
    show_id,
    spelling,
    'director' as role,
    position as billing_position
from directors

union all

select
    show_id,
    spelling,
    'cast' as role,
    position as billing_position
from cast_members
