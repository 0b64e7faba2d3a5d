-- Films that others rated soon after the one that the user rated last.
with

candidates as (
    {{ followers_of_last(1) }}
)

{{ unseen_places('candidates') }}
